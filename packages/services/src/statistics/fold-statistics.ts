import { foldRollups } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import { thisWeek, todayOf } from './week-range.ts';

/**
 * Puts weekly sums into one document each once their week is over; until then the processes that add to them have one each, so as not to
 * wait for each other. What ends later still is added as ever, and put together by the next call.
 * @param isWanted whether to go on: asked before every write
 * @returns how many sums were put together
 */
export async function foldStatistics(context: LedgerContext, isWanted: () => boolean): Promise<number> {
  return foldRollups(context.database, thisWeek(todayOf(context)), isWanted);
}
