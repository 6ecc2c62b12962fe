import { countGenerations, judgeFamilies } from '@genledger/db/cleanup';
import { type CleanupPolicy, judgeFamily, type KeepReason } from '@genledger/domain/cleanup';
import type { LedgerContext } from '../context.ts';
import { findFamilies } from './find-families.ts';
import { FamilyTally, type Movement } from './tally.ts';

/** A generation that a rule matches, for people to look at. */
export interface MatchedSample {
  readonly id: string;
  readonly toolId?: string;
  readonly accountId?: string;
}

/** What one rule matches. */
export interface RuleMatches {
  readonly rule: string;
  readonly generations: number;
  /** Of all generations, from 0 to 1. */
  readonly share: number;
  readonly samples: readonly MatchedSample[];
}

/** What a cleaning would do. */
export interface CleanupReport {
  readonly generations: number;
  readonly rules: readonly RuleMatches[];
  /** Generations that at least one rule matches. */
  readonly matched: number;
  /** Of them, those that a migration has yet to bring to this schema version. */
  readonly oldVersion: number;
  readonly wouldMove: Movement;
  /** Families that would stay, by reason. */
  readonly wouldKeep: Readonly<Partial<Record<KeepReason, number>>>;
  /** Of all generations, the larger of what is matched and what would be moved. */
  readonly share: number;
  readonly atMostShare: number;
  /** Whether the share asks for a confirmation. */
  readonly needsConfirmation: boolean;
  /** Whether it was looked at to the end. */
  readonly isComplete: boolean;
}

const SAMPLES = 5;

function sampleOf(id: string, record: Readonly<Record<string, unknown>>): MatchedSample {
  const { toolId } = record;
  const account = record['accountId'] ?? record['masterAccountId'];
  return {
    id,
    ...(typeof toolId === 'string' && { toolId }),
    ...(account !== undefined && account !== null && { accountId: String(account) }),
  };
}

/** Says what the rules match and what a cleaning would do. Nothing is changed. */
export async function reportCleanup(
  { database, clock }: LedgerContext,
  policy: CleanupPolicy,
  signal?: AbortSignal,
): Promise<CleanupReport> {
  const now = clock.now();
  const total = await countGenerations(database);
  const byRule = new Map(
    policy.rules.map(({ id }) => [id, { generations: 0, samples: [] as MatchedSample[] }]),
  );
  const tally = new FamilyTally();
  let matched = 0;
  let oldVersion = 0;
  const families = findFamilies(database, policy, (id, record, rules) => {
    matched += 1;
    if (record['schemaVersion'] !== 2) oldVersion += 1;
    for (const rule of rules) {
      const sum = byRule.get(rule);
      if (sum === undefined) continue;
      sum.generations += 1;
      if (sum.samples.length < SAMPLES) sum.samples.push(sampleOf(id, record));
    }
  });
  for await (const refs of families) {
    if (signal?.aborted) break;
    for (const family of await judgeFamilies(database, refs, (read) => judgeFamily(policy, read, now)))
      tally.add(family);
  }
  const shareOf = (count: number) => (total === 0 ? 0 : Math.min(1, count / total));
  const share = shareOf(Math.max(matched, tally.moved.generations));
  return {
    generations: total,
    rules: [...byRule].map(([rule, sum]) => ({ rule, ...sum, share: shareOf(sum.generations) })),
    matched,
    oldVersion,
    wouldMove: tally.moved,
    wouldKeep: tally.kept,
    share,
    atMostShare: policy.atMostShare,
    needsConfirmation: share > policy.atMostShare,
    isComplete: !signal?.aborted,
  };
}
