import {
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

function additionOf<Names extends object>(
  names: Names,
  { environment, toolId, requestTimestamp, change }: ToolChange,
  timeZone: TimeZone,
  shard: number,
) {
  const week = weekOf(requestTimestamp, timeZone);
  return {
    updateOne: {
      filter: { week, ...names, toolId, environment, shard },
      update: { $inc: contributionIncrements(change) },
      upsert: true,
    },
  };
}

/** Adds changes to the weekly sums of tools and of accounts, those of one sum in one write. */
export async function addToRollups(
  { weeklyRollups, weeklyAccountRollups, weekTimeZone }: Database,
  changes: readonly RollupChange[],
  shard: number,
  session: ClientSession,
): Promise<void> {
  if (changes.length === 0) return;
  const options = { ordered: false, session };
  const additions = <Change extends ToolChange>(sums: readonly Change[], names: (sum: Change) => object) =>
    sums.map((sum) => additionOf(names(sum), sum, weekTimeZone, shard));
  const ofTools = additions(sumByTool(changes, weekTimeZone), () => ({}));
  const ofAccounts = additions(sumByWeek(changes, weekTimeZone), ({ accountId }) => ({ accountId }));
  await weeklyRollups.bulkWrite(ofTools, options);
  await weeklyAccountRollups.bulkWrite(ofAccounts, options);
}
