import type { Histogram } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, sumOfContributions } from '@genledger/domain/statistics';
import type { Document } from 'mongodb';
import type { Database } from '../client/database.ts';
import { bytesOf } from '../client/raw-bytes.ts';
import { durationsIn, type RawSums, sumsFromBytes } from './raw-sums.ts';

/** Documents that come in one answer: whatever fits into it. */
const AT_ONCE = 100_000;

/** The sums of one tool in one ISO week. */
export interface WeeklySums extends Contribution {
  readonly toolId: ToolId;
  /** The beginning of the week. */
  readonly week: Date;
}

/** What weekly sums are asked for. */
export interface WeeklyQuery {
  readonly environment?: string;
  readonly toolId?: ToolId;
  readonly accountId?: AccountId;
  /** Beginning of the first week. */
  readonly from: Date;
  /** Beginning of the last week. */
  readonly to: Date;
}

/** The conditions of a query on kept sums. */
export function weeklyConditions({ environment, toolId, accountId, from, to }: WeeklyQuery): Document {
  return {
    week: { $gte: from, $lte: to },
    ...(accountId && { accountId }),
    ...(toolId && { toolId }),
    ...(environment && { environment }),
  };
}

/** How finely it is read how long generations took: not at all, week by week, or over all weeks together. */
export type DurationDetail = 'none' | 'weeks' | 'span';

/** What was read of kept sums. */
export interface WeeklyRows {
  /** Oldest week first, and in the order of tools within it. */
  readonly rows: readonly WeeklySums[];
  /** How long the generations of each tool took, over all weeks; only where the span was asked for. */
  readonly spans: ReadonlyMap<ToolId, Histogram>;
}

async function readRaw(
  { weeklyRollups, weeklyAccountRollups }: Database,
  query: WeeklyQuery,
  detail: DurationDetail,
): Promise<readonly RawSums[]> {
  const kept = query.accountId === undefined ? weeklyRollups : weeklyAccountRollups;
  const found = kept.find(weeklyConditions(query), {
    raw: true,
    batchSize: AT_ONCE,
    sort: { week: 1, toolId: 1 },
    ...(detail === 'none' && { projection: { durations: 0 } }),
  });
  return (await found.toArray()).map((raw) => sumsFromBytes(bytesOf(raw)));
}

/** The sums of a tool's week, over shards and environments, and what they were added up from. */
function rowsOf(parts: readonly RawSums[]) {
  const [first] = parts;
  if (first === undefined) return [];
  const { toolId, week } = first;
  const sums = parts.length === 1 ? first.sums : sumOfContributions(parts.map((part) => part.sums));
  return sums.count > 0 ? [{ row: { toolId, week, ...sums }, parts }] : [];
}

/**
 * Weekly sums per tool. Reads rollups only, so its cost does not grow with the number of generations; their documents are added up here,
 * since handing them over is a quarter of the work that adding them up is for the database.
 */
export async function readWeeklyRows(
  database: Database,
  query: WeeklyQuery,
  detail: DurationDetail,
): Promise<WeeklyRows> {
  const raw = await readRaw(database, query, detail);
  const byWeek = Map.groupBy(raw, ({ week, toolId }) => `${week.getTime()} ${toolId}`);
  const all = [...byWeek.values()].flatMap(rowsOf);
  const byTool = Map.groupBy(detail === 'span' ? all : [], ({ row }) => row.toolId);
  const spans = [...byTool].map(
    ([toolId, of]) => [toolId, durationsIn(of.flatMap(({ parts }) => parts))] as const,
  );
  return {
    rows: all.map(({ row, parts }) => (detail === 'weeks' ? { ...row, durations: durationsIn(parts) } : row)),
    spans: new Map(spans),
  };
}

/**
 * Weekly sums per tool, oldest week first.
 * @param withDurations whether it is read how long each took
 */
export async function readWeeklySums(
  database: Database,
  query: WeeklyQuery,
  { withDurations = false }: { readonly withDurations?: boolean } = {},
): Promise<readonly WeeklySums[]> {
  return (await readWeeklyRows(database, query, withDurations ? 'weeks' : 'none')).rows;
}

/** The environments that weekly sums are kept of, by name. */
export async function listRollupEnvironments(database: Database): Promise<readonly string[]> {
  return (await database.weeklyRollups.distinct('environment')).sort();
}
