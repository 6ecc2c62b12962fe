import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { isoWeekName, parseIsoWeek } from '@genledger/domain/statistics';
import type { InputIssue } from '@genledger/services/errors';
import { type Today, type WeeklyReportQuery, weekRange } from '@genledger/services/statistics';
import { DEFAULT_MEASURES, MEASURES, type Measure } from './measures.ts';

const WEEK_MS = 7 * 86_400_000;
const WEEKS_OF_A_YEAR = 52;
const MOST_TOOLS = 200;
const LONGEST_ID = 256;
const LONGEST_NAME = 40;

/** With which weeks the chosen ones are compared. */
export const COMPARISONS = ['none', 'before', 'year', 'week'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a reader chose to see; all of it stands in the page's address. */
export interface WeeklyView {
  readonly from: Date;
  readonly to: Date;
  readonly environment?: string;
  /** Absent where the sums are those of all accounts. */
  readonly accountId?: AccountId;
  /** None means every one. */
  readonly toolIds: readonly ToolId[];
  readonly measures: readonly Measure[];
  readonly comparison: Comparison;
  readonly comparedFrom?: Date;
  /** What of the address could not be used. */
  readonly issues: readonly InputIssue[];
}

function comparedFrom(comparison: Comparison, from: Date, to: Date, week: string): Date | undefined {
  switch (comparison) {
    case 'none':
      return;
    case 'before':
      return new Date(from.getTime() - (to.getTime() - from.getTime()) - WEEK_MS);
    case 'year':
      return new Date(from.getTime() - WEEKS_OF_A_YEAR * WEEK_MS);
    case 'week':
      return parseIsoWeek(week);
  }
}

/** Reads a view from an address. What cannot be used is told, and the default stands in for it. */
export function readView(parameters: URLSearchParams, today: Today): WeeklyView {
  const issues: InputIssue[] = [];
  const named = (name: string) => parameters.get(name) || undefined;
  const asked = weekRange({ from: named('from'), to: named('to') }, today);
  const fallback = weekRange({}, today);
  if (!asked.ok) issues.push(asked.error);
  if (!fallback.ok) throw new Error('the default weeks are no range');
  const range = asked.ok ? asked.value : fallback.value;
  const comparison = COMPARISONS.find((each) => each === parameters.get('compare')) ?? 'before';
  const compared = comparedFrom(comparison, range.from, range.to, named('week') ?? '');
  if (comparison === 'week' && compared === undefined) {
    issues.push({ path: 'week', message: 'must be a week such as 2025-W35' });
  }
  const environment = named('environment')?.slice(0, LONGEST_NAME);
  const accountId = named('account')?.slice(0, LONGEST_ID);
  const shown = parameters.getAll('show');
  const chosen = MEASURES.filter(({ id }) => shown.includes(id));
  if (shown.some((id) => !MEASURES.some((measure) => measure.id === id))) {
    issues.push({ path: 'show', message: `must be among ${MEASURES.map(({ id }) => id).join(', ')}` });
  }
  const tools = parameters.getAll('tool').filter((id) => id !== '' && id.length <= LONGEST_ID);
  if (tools.length > MOST_TOOLS) {
    issues.push({ path: 'tool', message: `may be given ${MOST_TOOLS} times at most` });
  }
  return {
    ...range,
    ...(environment !== undefined && { environment }),
    ...(accountId !== undefined && { accountId: accountId as AccountId }),
    toolIds: (tools.length > MOST_TOOLS ? [] : tools) as ToolId[],
    measures: chosen.length === 0 ? DEFAULT_MEASURES : chosen,
    comparison: compared === undefined ? 'none' : comparison,
    ...(compared && { comparedFrom: compared }),
    issues,
  };
}

/** The query of a view. */
export function reportQuery(view: WeeklyView): WeeklyReportQuery {
  const { from, to, environment, accountId, toolIds, measures, comparedFrom: compared } = view;
  return {
    from,
    to,
    ...(environment !== undefined && { environment }),
    ...(accountId && { accountId }),
    ...(toolIds.length > 0 && { toolIds }),
    ...(compared && { comparedFrom: compared }),
    withWeeklyDurations: measures.some(({ needsDurations }) => needsDurations),
  };
}

/** What the figures of a view are of, as a saved picture says it. */
export function subjectOf({ from, to, environment, accountId }: WeeklyView, timeZone: string): string {
  return [
    `${isoWeekName(from)} to ${isoWeekName(to)}, ${timeZone}`,
    environment === undefined ? 'all environments' : `environment ${environment}`,
    ...(accountId === undefined ? [] : [`account ${accountId}`]),
  ].join(' · ');
}

/** The address of a view, which shows the same to whoever opens it. */
export function viewAddress(view: WeeklyView): URLSearchParams {
  const parameters = new URLSearchParams({
    from: isoWeekName(view.from),
    to: isoWeekName(view.to),
    compare: view.comparison,
  });
  if (view.environment !== undefined) parameters.set('environment', view.environment);
  if (view.accountId !== undefined) parameters.set('account', view.accountId);
  if (view.comparison === 'week' && view.comparedFrom) parameters.set('week', isoWeekName(view.comparedFrom));
  for (const toolId of view.toolIds) parameters.append('tool', toolId);
  for (const { id } of view.measures) parameters.append('show', id);
  return parameters;
}
