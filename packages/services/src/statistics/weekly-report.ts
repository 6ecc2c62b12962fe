import { readWeeklySums, type WeeklySums } from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { addContributions, type Contribution, NO_CONTRIBUTION } from '@genledger/domain/statistics';
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
  /** Monday of the first week to compare with: as many weeks as are reported, from there. */
  readonly comparedFrom?: Date;
}

/** A tool over the weeks of a report. */
export interface ToolWeeks {
  readonly toolId: ToolId;
  readonly displayName: string;
  /** One for each week of the report, in order; nothing completed is {@link NO_CONTRIBUTION}. */
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
  readonly total: Contribution;
  readonly compared?: Contribution;
}

/** The Mondays from the first week to the last. */
export function weeksOf({ from, to }: WeekRange): readonly Date[] {
  const count = Math.round((to.getTime() - from.getTime()) / WEEK_MS) + 1;
  return Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * WEEK_MS));
}

function sumOf(parts: readonly Contribution[]): Contribution {
  return parts.reduce(addContributions, NO_CONTRIBUTION);
}

function byTool(rows: readonly WeeklySums[]): ReadonlyMap<ToolId, readonly WeeklySums[]> {
  return Map.groupBy(rows, ({ toolId }) => toolId);
}

/** The week's sums, without the names of tool and week. */
function contributionIn(rows: readonly WeeklySums[], week: Date): Contribution {
  const found = rows.find((row) => row.week.getTime() === week.getTime());
  if (found === undefined) return NO_CONTRIBUTION;
  const { toolId: _toolId, week: _week, ...sums } = found;
  return sums;
}

async function readRows(
  context: LedgerContext,
  query: WeeklyReportQuery,
  range: WeekRange,
): Promise<readonly WeeklySums[]> {
  const { environment, accountId, toolIds } = query;
  const names = { ...(environment && { environment }), ...(accountId && { accountId }) };
  const rows = await readWeeklySums(context.database, { ...range, ...names }, { withDurations: true });
  return toolIds === undefined ? rows : rows.filter(({ toolId }) => toolIds.includes(toolId));
}

function comparedRange({ from, to, comparedFrom }: WeeklyReportQuery): WeekRange | undefined {
  if (comparedFrom === undefined) return undefined;
  return { from: comparedFrom, to: new Date(comparedFrom.getTime() + to.getTime() - from.getTime()) };
}

/** Completed generations by tool and week of their request, beside those of earlier weeks where asked. */
export async function weeklyReport(context: LedgerContext, query: WeeklyReportQuery): Promise<WeeklyReport> {
  const range = comparedRange(query);
  const [rows, comparedRows, names] = await Promise.all([
    readRows(context, query, query),
    range === undefined ? undefined : readRows(context, query, range),
    toolNames(context),
  ]);
  const weeks = weeksOf(query);
  const [current, compared] = [byTool(rows), comparedRows && byTool(comparedRows)];
  const toolIds = [...new Set([...current.keys(), ...(compared?.keys() ?? [])])];
  const tools = toolIds.map((toolId): ToolWeeks => {
    const rowsOfTool = current.get(toolId) ?? [];
    const parts = weeks.map((week) => contributionIn(rowsOfTool, week));
    return {
      toolId,
      displayName: names.get(toolId) ?? toolId,
      weeks: parts,
      total: sumOf(parts),
      ...(compared && { compared: sumOf(compared.get(toolId) ?? []) }),
    };
  });
  return {
    weeks,
    tools: tools.sort(
      (a, b) => b.total.pointsSpent - a.total.pointsSpent || a.displayName.localeCompare(b.displayName),
    ),
    total: sumOf(tools.map(({ total }) => total)),
    ...(compared && { compared: sumOf(tools.flatMap((tool) => tool.compared ?? [])) }),
  };
}
