import type { Usd } from '@genledger/domain/money';
import type { BrowsedValue } from '@genledger/services/browse';
import type { LedgerContext } from '@genledger/services/context';
import type { WeeklyStatistics } from '@genledger/services/statistics';
import type { ToolView } from '@genledger/services/tool';
import { sparkline } from '../browser/charts.ts';
import type { ScreenColumn } from '../browser/list/columns.ts';
import type { ListScreen } from '../browser/list/list-view.ts';
import { wholeSource } from '../browser/list/source.ts';
import { durationText, wholeText } from '../browser/text.ts';
import { textAt, valueAt } from '../browser/value.ts';
import type { Area } from '../browser/view.ts';
import { cut } from '../presenters/layout/width.ts';
import { durationColumn, textColumn, wholeColumn } from './columns.ts';

const COLUMNS: readonly ScreenColumn[] = [
  textColumn('displayName', { title: 'Tool', width: 18, minimum: 10, grows: true }),
  wholeColumn('count', { title: 'Runs', width: 9 }),
  wholeColumn('failed', {
    title: 'Failed',
    width: 7,
    rank: 2,
    tone: (row) => (Number(textAt(row, 'failed') ?? 0) > 0 ? 'bad' : undefined),
  }),
  durationColumn('averageDurationMs', { title: 'Average', width: 8 }),
  wholeColumn('points', { title: 'Points', width: 10, rank: 3 }),
  textColumn('costUsd', { title: 'USD', width: 11, align: 'right' }),
  textColumn('rate', { title: 'Rate', width: 16, minimum: 8, rank: 4 }),
  textColumn('service', { title: 'Service', width: 10, rank: 5 }),
  textColumn('toolId', { title: 'Tool id', width: 20, minimum: 10, rank: 6 }),
];

const WEEKS = 26;
const WEEK_MS = 7 * 86_400_000;
const MOST_TOOLS = 1000;

/** A tool with its weeks, oldest first; in a week without runs nothing is known. */
interface ToolRow {
  readonly id: string;
  readonly toolId: string;
  readonly displayName: string;
  readonly service?: string;
  readonly rate?: string;
  readonly count: number;
  readonly failed: number;
  readonly averageDurationMs?: number;
  readonly points: number;
  readonly costUsd?: string;
  readonly weeks: readonly WeeklyStatistics[];
}

function rateOf({ costingModel }: ToolView): string {
  const { rateSource, rate, unit, staticCost } = costingModel;
  return staticCost ?? (rate === undefined ? rateSource : `${rate}/${unit ?? 'run'}`);
}

const sum = (weeks: readonly WeeklyStatistics[], figure: (week: WeeklyStatistics) => number): number =>
  weeks.reduce((total, week) => total + figure(week), 0);

function toolRow(
  toolId: string,
  tool: ToolView | undefined,
  weeks: readonly WeeklyStatistics[],
  addUsd: (...amounts: readonly Usd[]) => Usd,
): ToolRow {
  const count = sum(weeks, (week) => week.count);
  const costs = weeks.flatMap(({ totalCostUsd }) => (totalCostUsd ?? []) as Usd[]);
  return {
    id: toolId,
    toolId,
    displayName: tool?.displayName ?? toolId,
    ...(tool && { service: tool.service, rate: rateOf(tool) }),
    count,
    failed: sum(weeks, (week) => week.failed),
    points: sum(weeks, (week) => week.totalPointsSpent),
    ...(count > 0 && {
      averageDurationMs: Math.round(sum(weeks, (week) => week.averageDurationMs * week.count) / count),
    }),
    ...(costs.length > 0 && { costUsd: addUsd(...costs) }),
    weeks,
  };
}

async function readTools(ledger: LedgerContext): Promise<readonly ToolRow[]> {
  const { listTools } = await import('@genledger/services/tool');
  const { weeklyStatistics } = await import('@genledger/services/statistics');
  const { addUsd } = await import('@genledger/domain/money');
  const now = ledger.clock.now();
  const [{ items }, weeks] = await Promise.all([
    listTools(ledger, undefined, MOST_TOOLS),
    weeklyStatistics(ledger, { from: new Date(now.getTime() - WEEKS * WEEK_MS), to: now }),
  ]);
  const byId = new Map(items.map((tool) => [String(tool.toolId), tool]));
  const ids = [...new Set([...byId.keys(), ...weeks.map(({ toolId }) => toolId)])];
  return ids
    .map((id) =>
      toolRow(
        id,
        byId.get(id),
        weeks.filter(({ toolId }) => toolId === id),
        addUsd,
      ),
    )
    .sort((one, other) => other.count - one.count);
}

function figures(tool: BrowsedValue, field: string): readonly (number | undefined)[] {
  const weeks = valueAt(tool, 'weeks');
  if (weeks?.type !== 'array') return [];
  return weeks.items.map((week) => {
    const text = textAt(week, field);
    return text === undefined ? undefined : Number(text);
  });
}

function chartLine(
  title: string,
  tool: BrowsedValue,
  field: string,
  text: (figure: number) => string,
): string {
  const known = figures(tool, field).filter((figure) => figure !== undefined);
  const last = known.at(-1);
  const range = last === undefined ? 'nothing' : `last ${text(last)}, most ${text(Math.max(...known))}`;
  return `   ${title.padEnd(10)}${sparkline(figures(tool, field)).padEnd(WEEKS)}  ${range}`;
}

function weekChart({ width, paint }: Area, tool: BrowsedValue): readonly string[] {
  const weeks = valueAt(tool, 'weeks');
  const first = weeks?.type === 'array' ? weeks.items.map((week) => textAt(week, 'week')) : [];
  const span = first.length === 0 ? 'no runs in 26 weeks' : `${first[0]} to ${first.at(-1)}, week by week`;
  return [
    `   ${textAt(tool, 'displayName') ?? ''}: ${span}`,
    chartLine('Duration', tool, 'averageDurationMs', durationText),
    chartLine('Points', tool, 'totalPointsSpent', wholeText),
    chartLine('USD', tool, 'totalCostUsd', String),
  ].map((line, index) => paint(index === 0 ? 'quiet' : 'accent', cut(line, width)));
}

/** The tools with what they did in half a year. */
export function toolsScreen(ledger: LedgerContext): ListScreen {
  return {
    id: 'tools',
    title: 'Tools',
    about:
      'The tools with their runs of the last 26 weeks; above, the weeks of the tool under the cursor. Enter opens its entry in the registry.',
    columns: COLUMNS,
    sort: { field: 'count', direction: 'descending' },
    source: (query) => wholeSource(() => readTools(ledger), query),
    destination: ({ value }) => {
      const tool = textAt(value, 'displayName');
      return tool === undefined
        ? undefined
        : { kind: 'list', screen: 'generations', filter: `tool:${JSON.stringify(tool)}` };
    },
    heading: (area, current) => (current ? weekChart(area, current.value) : []),
  };
}
