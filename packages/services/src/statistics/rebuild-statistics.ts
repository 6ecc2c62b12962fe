import {
  compareRollups,
  type RollupComparison,
  rebuildRollups,
  rollupSpan,
} from '@genledger/db/repositories';
import { sameValue } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { weeksOf } from './weekly-report.ts';

/** What came of holding the weekly sums against the records. */
export interface StatisticsCheck {
  readonly weeks: number;
  /** Sums compared: one for each tool, environment and week. */
  readonly compared: number;
  /** Those that differ. */
  readonly differences: readonly RollupComparison[];
}

/** What came of a rebuild: what was put right, and the check that was made of everything after it. */
export interface StatisticsRebuild {
  readonly replaced: readonly RollupComparison[];
  readonly check: StatisticsCheck;
}

function differs({ kept, counted }: RollupComparison): boolean {
  return !sameValue(kept, counted);
}

async function weeksToLookAt(context: LedgerContext): Promise<readonly Date[]> {
  const span = await rollupSpan(context.database);
  return span === undefined ? [] : weeksOf({ from: span.first, to: span.last });
}

/** Holds every weekly sum against the records that it is the sum of. */
export async function checkStatistics(context: LedgerContext): Promise<StatisticsCheck> {
  const weeks = await weeksToLookAt(context);
  let compared = 0;
  const differences: RollupComparison[] = [];
  for (const week of weeks) {
    const all = await compareRollups(context.database, week);
    compared += all.length;
    differences.push(...all.filter(differs));
  }
  return { weeks: weeks.length, compared, differences };
}

/** Makes every weekly sum anew from the records where it differs, week by week, and then checks all of them. */
export async function rebuildStatistics(context: LedgerContext): Promise<StatisticsRebuild> {
  const replaced: RollupComparison[] = [];
  for (const week of await weeksToLookAt(context)) {
    replaced.push(...(await rebuildRollups(context.database, week, differs)));
  }
  return { replaced, check: await checkStatistics(context) };
}
