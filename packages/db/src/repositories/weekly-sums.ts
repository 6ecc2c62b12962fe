import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Contribution } from '@genledger/domain/statistics';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { bytesOf } from '../client/raw-bytes.ts';
import { KEPT_SUMS, KEPT_SUMS_AND_DURATIONS } from './contribution-sums.ts';
import { sumsFromBytes } from './raw-sums.ts';

/** The sums of one tool in one ISO week. */
export interface WeeklySums extends Contribution {
  readonly toolId: ToolId;
  /** The beginning of the week. */
  readonly week: Date;
}

/** What weekly sums are asked for. */
export interface WeeklyQuery {
  readonly environment?: string;
  readonly toolId?: ToolId;
  readonly accountId?: AccountId;
  /** Beginning of the first week. */
  readonly from: Date;
  /** Beginning of the last week. */
  readonly to: Date;
}

/** The conditions of a query on kept sums. */
export function weeklyConditions({ environment, toolId, accountId, from, to }: WeeklyQuery): Document {
  return {
    week: { $gte: from, $lte: to },
    ...(accountId && { accountId }),
    ...(toolId && { toolId }),
    ...(environment && { environment }),
  };
}

/**
 * Weekly sums per tool, oldest week first. Reads rollups only, so its cost does not grow with the number of generations.
 * @param withDurations whether how long each took is read as well
 */
export async function readWeeklySums(
  database: Database,
  query: WeeklyQuery,
  { withDurations = false }: { readonly withDurations?: boolean } = {},
): Promise<readonly WeeklySums[]> {
  const kept = query.accountId === undefined ? database.weeklyRollups : database.weeklyAccountRollups;
  const found = kept.aggregate<Document>(
    [
      { $match: weeklyConditions(query) },
      {
        $group: {
          _id: { week: '$week', toolId: '$toolId' },
          ...(withDurations ? KEPT_SUMS_AND_DURATIONS : KEPT_SUMS),
        },
      },
      { $match: { count: { $gt: 0 } } },
      { $sort: { '_id.week': 1, '_id.toolId': 1 } },
      { $set: { week: '$_id.week', toolId: '$_id.toolId', _id: '$$REMOVE' } },
    ],
    { raw: true },
  );
  return (await found.toArray()).map((raw) => {
    const { row, sums } = sumsFromBytes(bytesOf(raw));
    return { toolId: row['toolId'] as ToolId, week: row['week'] as Date, ...sums };
  });
}

/** The environments that weekly sums are kept of, by name. */
export async function listRollupEnvironments(database: Database): Promise<readonly string[]> {
  return (await database.weeklyRollups.distinct('environment')).sort();
}
