import { bsonObjectId } from '@genledger/db/audit';
import type { Dice } from './dice.ts';
import type { Draft } from './draft.ts';

const FIRST_MS = Date.UTC(2025, 5, 1);
const SPAN_MS = 120 * 86_400_000;
/** How many accounts there are, numbered from 1. */
export const ACCOUNTS = 400;

/** Whose the records of tests are. */
export const TEST_ACCOUNT = '66cd00000000000aeeeeeeee';

/** What all groups draw from: ids, accounts, times. */
export interface World {
  readonly dice: Dice;
  /** A new id whose first four bytes are a second, as MongoDB's are. */
  newId(ms: number): string;
  /** An account: mostly an id, sometimes a wallet. */
  account(): string;
  /** A time in the summer of 2025, whole milliseconds. */
  time(): number;
}

/** The account with a number. */
export function accountOf(number: number): string {
  return `66cd00000000000a${number.toString(16).padStart(8, '0')}`;
}

/** The world of one seed. */
export function createWorld(dice: Dice): World {
  const nonce = dice.hex(4);
  let made = 0;
  return {
    dice,
    newId(ms) {
      made += 1;
      const second = Math.floor(ms / 1000)
        .toString(16)
        .padStart(8, '0');
      return `${second}${nonce}${made.toString(16).padStart(12, '0')}`;
    },
    account() {
      const number = dice.whole(1, ACCOUNTS);
      const hex = number.toString(16).padStart(8, '0');
      return dice.chance(0.04) ? `x402:0x${hex}bdd267ce4e389f893` : accountOf(number);
    },
    time: () => FIRST_MS + dice.whole(0, SPAN_MS),
  };
}

/** An account as it is stored: wallets are text. */
export function accountValue(account: string): unknown {
  return account.startsWith('x402:') ? account : bsonObjectId(account);
}

/** An id as it is stored: some writers made their own, of text or numbers. */
function storedId(id: string): unknown {
  if (id.length === 24) return bsonObjectId(id);
  return /^\d+$/.test(id) ? Number(id) : id;
}

/** A finished draft as the document that is stored. */
export function documentOf(draft: Draft): Record<string, unknown> {
  return { _id: storedId(draft.id), ...draft.fields, metadata: draft.metadata };
}
