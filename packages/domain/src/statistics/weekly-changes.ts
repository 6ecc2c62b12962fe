import type { AccountId, ToolId } from '../kernel/index.ts';
import { type Contribution, sumOfContributions } from './contribution.ts';
import { type TimeZone, weekOf } from './zoned-week.ts';

/** What a change adds to the sums of a tool's week: the week of the request. */
export interface ToolChange {
  readonly environment: string;
  readonly toolId: ToolId;
  readonly requestTimestamp: Date;
  readonly change: Contribution;
}

/** What a change adds to the sums of a week, of its tool and of its account. */
export interface WeeklyChange extends ToolChange {
  readonly accountId: AccountId;
}

function sumBy<Change extends ToolChange>(
  changes: readonly Change[],
  timeZone: TimeZone,
  namesOf: (change: Change) => readonly string[],
): readonly Change[] {
  const alike = Map.groupBy(changes, (each) =>
    JSON.stringify([...namesOf(each), each.environment, weekOf(each.requestTimestamp, timeZone)]),
  );
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (all.length === 1 || first === undefined) return all;
    return [{ ...first, change: sumOfContributions(all.map(({ change }) => change)) }];
  });
}

/** Adds changes up, so that each week of each tool, account and environment has one. */
export function sumByWeek(changes: readonly WeeklyChange[], timeZone: TimeZone): readonly WeeklyChange[] {
  return sumBy(changes, timeZone, ({ toolId, accountId }) => [toolId, accountId]);
}

/** Adds changes up over all accounts, so that each week of each tool and environment has one. */
export function sumByTool(changes: readonly ToolChange[], timeZone: TimeZone): readonly ToolChange[] {
  return sumBy(changes, timeZone, ({ toolId }) => [toolId]);
}
