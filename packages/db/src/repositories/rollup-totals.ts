import type { Contribution } from '@genledger/domain/statistics';
import type { Database } from '../client/database.ts';
import { contributionFromSums, KEPT_SUMS } from './contribution-sums.ts';

/** The sums over everything that ever ended, from the weekly sums. */
export async function readTotals(database: Database): Promise<Contribution> {
  const [row] = await database.weeklyRollups.aggregate([{ $group: { _id: null, ...KEPT_SUMS } }]).toArray();
  return contributionFromSums(row);
}
