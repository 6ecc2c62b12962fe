import type { ListPosition } from '@genledger/db/filter';
import { sumGenerations } from '@genledger/db/repositories';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { type Contribution, weekBegins, weekEnds } from '@genledger/domain/statistics';
import type { LedgerContext } from '../context.ts';
import { type GenerationView, listGenerations, type Page } from '../generation/index.ts';
import type { WeekRange } from './week-range.ts';
import { weeklyReport } from './weekly-report.ts';

/** A figure of the weekly report: of a tool, over weeks. */
export interface FigureQuery extends WeekRange {
  readonly toolId: ToolId;
  readonly environment?: string;
  readonly accountId?: AccountId;
}

/** The records that a figure was added up from. */
export interface RecordsBehind {
  readonly page: Page<GenerationView>;
  /** Added up from the records just now. */
  readonly sums: Contribution;
  /** As the weekly report says. */
  readonly reported: Contribution;
}

/** The records behind a figure, newest first, with their sums beside those of the weekly report. */
export async function recordsBehind(
  context: LedgerContext,
  query: FigureQuery,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordsBehind> {
  const { toolId, environment, accountId, from, to } = query;
  const { weekTimeZone } = context.database;
  const names = { ...(environment !== undefined && { environment }), ...(accountId && { accountId }) };
  const filter = {
    toolId,
    ...names,
    hasEnded: true as const,
    since: weekBegins(from, weekTimeZone),
    until: weekEnds(to, weekTimeZone),
  };
  const [page, sums, report] = await Promise.all([
    listGenerations(context, filter, after, limit),
    sumGenerations(context.database, filter),
    weeklyReport(context, { from, to, toolIds: [toolId], ...names }),
  ]);
  return { page, sums, reported: report.total };
}
