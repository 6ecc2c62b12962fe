import type { AccountId, ToolId } from '@genledger/domain/kernel';
import type { Contribution } from '@genledger/domain/statistics';
import type { Database } from '../client/database.ts';
import { contributionFromSums, KEPT_SUMS } from './contribution-sums.ts';
import { type WeeklyQuery, weeklyConditions } from './weekly-sums.ts';

/** The sums of one account's use of one tool in one environment and week. */
export interface AccountWeek {
  readonly week: Date;
  readonly environment: string;
  readonly accountId: AccountId;
  readonly toolId: ToolId;
  readonly sums: Contribution;
}

/** The sums of every account, tool and environment of a week, in the order of their names; a few at a time. */
export async function* readAccountWeek(
  { weeklyAccountRollups }: Database,
  week: Date,
  query: Omit<WeeklyQuery, 'from' | 'to'>,
): AsyncGenerator<AccountWeek, void, void> {
  const rows = weeklyAccountRollups.aggregate([
    { $match: weeklyConditions({ ...query, from: week, to: week }) },
    {
      $group: {
        _id: { accountId: '$accountId', toolId: '$toolId', environment: '$environment' },
        ...KEPT_SUMS,
      },
    },
    { $match: { count: { $gt: 0 } } },
    { $sort: { _id: 1 } },
  ]);
  for await (const row of rows) yield { week, ...row['_id'], sums: contributionFromSums(row) };
}
