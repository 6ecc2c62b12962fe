import { type DurationDetail, readWeeklyRows, type WeeklySums } from '@genledger/db/repositories';
import type { Histogram } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, NO_CONTRIBUTION, sumOfContributions } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';
import { toolNames } from './tool-names.ts';
import type { WeekRange } from './week-range.ts';

const WEEK_MS = 7 * 86_400_000;
/** What a report is asked for. */
export interface WeeklyReportQuery extends WeekRange {
  readonly environment?: string;
  readonly accountId?: AccountId;
  /** Only these tools; all of them where absent. */
  readonly toolIds?: readonly ToolId[];
  /** Whether it is told of each week how long generations took, and not only of all weeks together. */
  readonly withWeeklyDurations?: boolean;
  /** Monday of the first week to compare with: as many weeks as are reported, from there. */
  readonly comparedFrom?: Date;
}

/** A tool over the weeks of a report. */
export interface ToolWeeks {
  readonly toolId: ToolId;
  readonly displayName: string;
  /** One for each week of the report, in order; nothing completed is {@link NO_CONTRIBUTION}. Durations only where asked for by week. */
  readonly weeks: readonly Contribution[];
  readonly total: Contribution;
  /** The same tool over the weeks compared with. */
  readonly compared?: Contribution;
}

/** The weeks of every tool, most points first. */
export interface WeeklyReport {
  /** Mondays, 00:00 UTC, oldest first. */
  readonly weeks: readonly Date[];
  readonly tools: readonly ToolWeeks[];
  /** What all tools come to, one for each week. */
  readonly weekTotals: readonly Contribution[];
  readonly total: Contribution;
  readonly compared?: Contribution;
}

/** The Mondays from the first week to the last. */
export function weeksOf({ from, to }: WeekRange): readonly Date[] {
  const count = Math.round((to.getTime() - from.getTime()) / WEEK_MS) + 1;
  return Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * WEEK_MS));
}

/** What was read of a tool. */
interface ToolRows {
  readonly rows: readonly WeeklySums[];
  /** How long its generations took, over all weeks; absent where each row tells it. */
  readonly span?: Histogram;
}

/** The sums of a tool for each week, without the names of tool and week. */
function partsOf({ rows }: ToolRows, weeks: readonly Date[]): readonly Contribution[] {
  const byWeek = new Map(rows.map(({ toolId: _toolId, week, ...sums }) => [week.getTime(), sums]));
  return weeks.map((week) => byWeek.get(week.getTime()) ?? NO_CONTRIBUTION);
}

function totalOf({ rows, span }: ToolRows): Contribution {
  return { ...sumOfContributions(rows), ...(span && { durations: span }) };
}

const NO_ROWS: ToolRows = { rows: [] };

async function readTools(
  context: LedgerContext,
  query: WeeklyReportQuery,
  range: WeekRange,
  detail: DurationDetail,
): Promise<ReadonlyMap<ToolId, ToolRows>> {
  const { environment, accountId, toolIds } = query;
  const names = { ...(environment && { environment }), ...(accountId && { accountId }) };
  const { rows, spans } = await readWeeklyRows(context.database, { ...range, ...names }, detail);
  const asked = toolIds === undefined ? rows : rows.filter(({ toolId }) => toolIds.includes(toolId));
  const byTool = Map.groupBy(asked, ({ toolId }) => toolId);
  return new Map(
    [...byTool].map(([toolId, of]) => {
      const span = spans.get(toolId);
      return [toolId, { rows: of, ...(span && { span }) }];
    }),
  );
}

function comparedRange({ from, to, comparedFrom }: WeeklyReportQuery): WeekRange | undefined {
  if (comparedFrom === undefined) return undefined;
  return { from: comparedFrom, to: new Date(comparedFrom.getTime() + to.getTime() - from.getTime()) };
}

/** Completed generations by tool and week of their request, beside those of earlier weeks where asked. */
export async function weeklyReport(context: LedgerContext, query: WeeklyReportQuery): Promise<WeeklyReport> {
  const range = comparedRange(query);
  const [current, compared, names] = await Promise.all([
    readTools(context, query, query, query.withWeeklyDurations ? 'weeks' : 'span'),
    range === undefined ? undefined : readTools(context, query, range, 'span'),
    toolNames(context),
  ]);
  const weeks = weeksOf(query);
  const toolIds = [...new Set([...current.keys(), ...(compared?.keys() ?? [])])];
  const tools = toolIds.map((toolId): ToolWeeks => {
    const rows = current.get(toolId) ?? NO_ROWS;
    return {
      toolId,
      displayName: names.get(toolId) ?? toolId,
      weeks: partsOf(rows, weeks),
      total: totalOf(rows),
      ...(compared && { compared: totalOf(compared.get(toolId) ?? NO_ROWS) }),
    };
  });
  return {
    weeks,
    tools: tools.sort(
      (a, b) => b.total.pointsSpent - a.total.pointsSpent || a.displayName.localeCompare(b.displayName),
    ),
    weekTotals: weeks.map((_, index) => sumOfContributions(tools.flatMap((tool) => tool.weeks[index] ?? []))),
    total: sumOfContributions(tools.map(({ total }) => total)),
    ...(compared && { compared: sumOfContributions(tools.flatMap((tool) => tool.compared ?? [])) }),
  };
}
