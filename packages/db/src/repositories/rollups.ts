import type { AccountId, ToolId } from '@genledger/domain/kernel';
import {
  type Contribution,
  sumByTool,
  sumByWeek,
  type TimeZone,
  type ToolChange,
  type WeeklyChange,
  weekOf,
} from '@genledger/domain/statistics';
import type { ClientSession } from 'mongodb';
import type { Database } from '../client/database.ts';
import { contributionIncrements } from './contribution-fields.ts';

/** Shards of one week of one tool: writers of different shards do not wait for each other, and readers add up few. */
export const ROLLUP_SHARDS = 8;

/** The shard of what a migration counts, after all the others: nobody else writes it, so that neither waits for the other. */
export const MIGRATION_SHARD = 8;

/** What a change adds to the sums of a week of its tool and of its account. */
export type RollupChange = WeeklyChange;

/** What the documents of weekly sums are found by. */
export interface SumKey {
  readonly week: Date;
  /** Absent where the sums are those of all accounts. */
  readonly accountId?: AccountId;
  readonly toolId: ToolId;
  readonly environment: string;
  readonly shard: number;
}

/** What is added to one document of weekly sums. */
export interface Addition {
  readonly key: SumKey;
  readonly change: Contribution;
}

/** What changes add to the weekly sums of tools and of accounts, one for each document. */
export function additionsOf(
  changes: readonly RollupChange[],
  timeZone: TimeZone,
  shard: number,
): { readonly ofTools: readonly Addition[]; readonly ofAccounts: readonly Addition[] } {
  const additionOf = (
    { environment, toolId, requestTimestamp, change }: ToolChange,
    names: Pick<SumKey, 'accountId'>,
  ): Addition => {
    const week = weekOf(requestTimestamp, timeZone);
    return { key: { week, ...names, toolId, environment, shard }, change };
  };
  return {
    ofTools: sumByTool(changes, timeZone).map((sum) => additionOf(sum, {})),
    ofAccounts: sumByWeek(changes, timeZone).map((sum) => additionOf(sum, { accountId: sum.accountId })),
  };
}

function upsertOf({ key, change }: Addition) {
  return { updateOne: { filter: key, update: { $inc: contributionIncrements(change) }, upsert: true } };
}

/** Adds changes to the weekly sums of tools and of accounts, those of one sum in one write. */
export async function addToRollups(
  { weeklyRollups, weeklyAccountRollups, weekTimeZone }: Database,
  changes: readonly RollupChange[],
  shard: number,
  session: ClientSession,
): Promise<void> {
  if (changes.length === 0) return;
  const { ofTools, ofAccounts } = additionsOf(changes, weekTimeZone, shard);
  const options = { ordered: false, session };
  await weeklyRollups.bulkWrite(ofTools.map(upsertOf), options);
  await weeklyAccountRollups.bulkWrite(ofAccounts.map(upsertOf), options);
}
