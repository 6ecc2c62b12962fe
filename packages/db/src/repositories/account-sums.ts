import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Contribution } from '@genledger/domain/statistics';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { toMoney } from '../mappers/index.ts';
import { contributionFromSums, KEPT_SUMS } from './contribution-sums.ts';
import { type WeeklyQuery, weeklyConditions } from './weekly-sums.ts';

/** By what accounts are put in order: the most spent, the most charged by providers, or the least left of what was spent. */
export const ACCOUNT_ORDERS = ['points', 'cost', 'loss'] as const;
export type AccountOrder = (typeof ACCOUNT_ORDERS)[number];

/** The sums of an account over weeks, or of one of its tools. */
export interface AccountSums extends Contribution {
  readonly accountId: AccountId;
  /** Absent where all tools of the account are added up. */
  readonly toolId?: ToolId;
}

/** How accounts are ranked. */
export interface AccountRanking {
  readonly order: AccountOrder;
  /** Whether each tool of an account stands by itself. */
  readonly byTool: boolean;
  /** What a point is worth, decimal text. */
  readonly pointPriceUsd: string;
  readonly limit: number;
}

function orderStages({ order, pointPriceUsd }: AccountRanking): Document[] {
  switch (order) {
    case 'points':
      return [{ $sort: { pointsSpent: -1, _id: 1 } }];
    case 'cost':
      return [{ $sort: { costUsd: -1, _id: 1 } }];
    case 'loss': {
      const revenue = { $multiply: ['$pointsSpent', toMoney(pointPriceUsd)] };
      return [{ $set: { left: { $subtract: [revenue, '$costUsd'] } } }, { $sort: { left: 1, _id: 1 } }];
    }
  }
}

/** The first accounts of an order, over weeks. Reads rollups only: its cost grows with accounts, and not with generations. */
export async function rankAccounts(
  { weeklyAccountRollups }: Database,
  query: WeeklyQuery,
  ranking: AccountRanking,
): Promise<readonly AccountSums[]> {
  const key = { accountId: '$accountId', ...(ranking.byTool && { toolId: '$toolId' }) };
  const rows = await weeklyAccountRollups
    .aggregate([
      { $match: weeklyConditions(query) },
      { $group: { _id: key, ...KEPT_SUMS } },
      { $match: { count: { $gt: 0 } } },
      ...orderStages(ranking),
      { $limit: ranking.limit },
    ])
    .toArray();
  return rows.map((row) => ({ ...row['_id'], ...contributionFromSums(row) }));
}

/** How many accounts had something end in these weeks, and what all of them add up to. */
export async function sumAccounts(
  { weeklyAccountRollups }: Database,
  query: WeeklyQuery,
): Promise<{ readonly accounts: number; readonly sums: Contribution }> {
  const [row] = await weeklyAccountRollups
    .aggregate([
      { $match: weeklyConditions(query) },
      { $group: { _id: '$accountId', ...KEPT_SUMS } },
      { $match: { count: { $gt: 0 } } },
      { $group: { _id: null, accounts: { $sum: 1 }, ...KEPT_SUMS } },
    ])
    .toArray();
  return { accounts: row?.['accounts'] ?? 0, sums: contributionFromSums(row) };
}
