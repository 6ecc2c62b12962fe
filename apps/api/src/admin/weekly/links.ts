import type { ToolWeeks } from '@genledger/services/statistics';
import type { WeeklyView } from './view.ts';

/** Makes the addresses of the records behind a tool's figures, of the names of their first and last week. */
export function recordsAddresses(
  { environment, accountId }: WeeklyView,
  { toolId }: ToolWeeks,
): (from: string, to: string) => string {
  const names = new URLSearchParams({
    tool: toolId,
    ...(environment !== undefined && { environment }),
    ...(accountId && { account: accountId }),
  });
  const begin = `/admin/weekly/records?${names}`;
  return (from, to) => `${begin}&from=${from}&to=${to}`;
}
