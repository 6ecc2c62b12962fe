import { randomBytes } from 'node:crypto';
import { moveFamilies } from '@genledger/db/cleanup';
import { type CleanupPolicy, judgeFamily, type KeepReason } from '@genledger/domain/cleanup';
import type { LedgerContext } from '../context.ts';
import { findFamilies } from './find-families.ts';
import { reportCleanup } from './report-cleanup.ts';
import { FamilyTally, type Movement } from './tally.ts';

/** How a cleaning is done. */
export interface RunCleanupOptions {
  /** Whatever share of the records the rules match. */
  readonly isConfirmed: boolean;
  /** Ends it early, between two families. */
  readonly signal?: AbortSignal;
  /** Told after each family how many generations are moved. */
  readonly onProgress?: (moved: number, toMove: number) => void;
}

/** What a cleaning did. */
export interface Cleaned {
  /** Names it for `restore`; absent where nothing was moved. */
  readonly cleaning?: string;
  readonly moved: Movement;
  /** Families that stayed, by reason. */
  readonly kept: Readonly<Partial<Record<KeepReason, number>>>;
  readonly purgeAt: Date;
  readonly isComplete: boolean;
}

/** A name that sorts by time and meets no other. */
export function newCleaning(now: Date): string {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/** A cleaning that was done, or refused since it would take more than the policy's share. */
export type CleanupOutcome =
  | ({ readonly kind: 'cleaned' } & Cleaned)
  | { readonly kind: 'refused'; readonly share: number; readonly atMostShare: number };

async function moveAll(
  { database, clock }: LedgerContext,
  policy: CleanupPolicy,
  toMove: number,
  { signal, onProgress }: RunCleanupOptions,
): Promise<Cleaned> {
  const now = clock.now();
  const cleaning = newCleaning(now);
  const purgeAt = new Date(now.getTime() + policy.keepMs);
  const tally = new FamilyTally();
  let batches = 0;
  for await (const refs of findFamilies(database, policy)) {
    if (signal?.aborted) break;
    batches += 1;
    const label = { batch: `${cleaning}/${String(batches).padStart(9, '0')}`, trashedAt: now, purgeAt };
    const judge = (family: Parameters<typeof judgeFamily>[1]) => judgeFamily(policy, family, now);
    for (const family of await moveFamilies(database, refs, judge, label)) tally.add(family);
    onProgress?.(tally.moved.generations, toMove);
  }
  const { moved, kept } = tally;
  return { ...(moved.families > 0 && { cleaning }), moved, kept, purgeAt, isComplete: !signal?.aborted };
}

/**
 * Moves test records into the trash, each with all that belongs to it. It may die at any time: what is moved is moved whole, and the
 * next run goes on with the rest. Refused where the rules match more than the policy's share of all generations, unless that is confirmed.
 */
export async function runCleanup(
  context: LedgerContext,
  policy: CleanupPolicy,
  options: RunCleanupOptions,
): Promise<CleanupOutcome> {
  const { share, atMostShare, needsConfirmation, wouldMove } = await reportCleanup(
    context,
    policy,
    options.signal,
  );
  if (needsConfirmation && !options.isConfirmed) return { kind: 'refused', share, atMostShare };
  return { kind: 'cleaned', ...(await moveAll(context, policy, wouldMove.generations, options)) };
}
