import type { ToolId } from '../kernel/index.ts';
import { addContributions, type Contribution } from './contribution.ts';
import { weekStart } from './iso-week.ts';

/** What a change adds to the sums of a tool's week: the week of the request. */
export interface WeeklyChange {
  readonly environment: string;
  readonly toolId: ToolId;
  readonly requestTimestamp: Date;
  readonly change: Contribution;
}

/** Adds changes up, so that each week of each tool and environment has one. */
export function sumByWeek(changes: readonly WeeklyChange[]): readonly WeeklyChange[] {
  const byWeek = new Map<string, WeeklyChange>();
  for (const each of changes) {
    const key = JSON.stringify([each.environment, each.toolId, weekStart(each.requestTimestamp)]);
    const known = byWeek.get(key);
    byWeek.set(key, known ? { ...known, change: addContributions(known.change, each.change) } : each);
  }
  return [...byWeek.values()];
}
