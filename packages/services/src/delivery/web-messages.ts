import {
  lastWebSequence,
  listWebMessages,
  type WebMessage,
  watchWebMessages,
} from '@genledger/db/repositories';
import type { AccountId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { createFeed, type Feed } from '../feed/index.ts';

/** Tells many listeners of new messages to the web clients of accounts. */
export type WebMessageFeed = Feed<AccountId>;

/** A part of an account's stream of messages. */
export interface WebMessagePart {
  readonly messages: readonly WebMessage[];
  /** Numbers whose messages are forgotten: they came more than seven days ago. */
  readonly missed?: { readonly from: number; readonly to: number };
  /** Where the next part begins: after this number. */
  readonly position: number;
  /** Whether there may be more already. */
  readonly isFull: boolean;
}

const PART_AT_MOST = 100;

/** Makes the feed of a process. */
export function createWebMessageFeed({ database }: LedgerContext): WebMessageFeed {
  return createFeed((tell) => watchWebMessages(database, tell));
}

/**
 * Where a client begins to read.
 * @param after the last number that it saw; absent where it wants only what comes from now on
 * @returns a number of this stream: one that was never given out counts as the last
 */
export async function webMessagePosition(
  { database }: LedgerContext,
  accountId: AccountId,
  after: number | undefined,
): Promise<number> {
  const last = await lastWebSequence(database, accountId);
  return Math.min(after ?? last, last);
}

/** The messages of an account after a position, oldest first. */
export async function readWebMessages(
  { database }: LedgerContext,
  accountId: AccountId,
  position: number,
): Promise<WebMessagePart> {
  // Read first: every message up to this number is either found below, or forgotten.
  const last = await lastWebSequence(database, accountId);
  const messages = await listWebMessages(database, accountId, position, PART_AT_MOST);
  const first = messages[0]?.sequence ?? Math.max(last, position) + 1;
  return {
    messages,
    ...(first > position + 1 && { missed: { from: position + 1, to: first - 1 } }),
    position: messages.at(-1)?.sequence ?? first - 1,
    isFull: messages.length === PART_AT_MOST,
  };
}
