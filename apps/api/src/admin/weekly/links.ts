import { isoWeekName } from '@genledger/domain/statistics';
import type { ToolWeeks } from '@genledger/services/statistics';
import type { WeeklyView } from './view.ts';

/** The address of the records behind a tool's figure, over weeks. */
export function recordsAddress(
  view: WeeklyView,
  tool: ToolWeeks,
  from: Date = view.from,
  to: Date = from === view.from ? view.to : from,
): string {
  const parameters = new URLSearchParams({
    tool: tool.toolId,
    from: isoWeekName(from),
    to: isoWeekName(to),
  });
  if (view.environment !== undefined) parameters.set('environment', view.environment);
  if (view.accountId !== undefined) parameters.set('account', view.accountId);
  return `/admin/weekly/records?${parameters}`;
}
