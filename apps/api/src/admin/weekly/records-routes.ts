import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { listPositionSchema } from '@genledger/services/paging';
import {
  type FigureQuery,
  recordsBehind,
  type Today,
  todayOf,
  toolNames,
  weekRange,
} from '@genledger/services/statistics';
import type { ApiContext } from '../../api-context.ts';
import { readPosition } from '../../routes/cursor.ts';
import type { AdminApp } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { recordsPage } from './records-page.ts';

const PAGE_SIZE = 50;

function figureOf(parameters: URLSearchParams, today: Today): FigureQuery | undefined {
  const toolId = parameters.get('tool');
  const environment = parameters.get('environment') || undefined;
  const accountId = parameters.get('account') || undefined;
  const range = weekRange({ from: parameters.get('from') ?? '', to: parameters.get('to') ?? '' }, today);
  if (!toolId || !range.ok) return undefined;
  return {
    toolId: toolId as ToolId,
    ...range.value,
    ...(environment !== undefined && { environment }),
    ...(accountId !== undefined && { accountId: accountId as AccountId }),
  };
}

/** The records behind a weekly figure. */
export function registerRecords(app: AdminApp, { ledger }: ApiContext): void {
  app.get('/weekly/records', async (context) => {
    const parameters = new URL(context.req.url).searchParams;
    const figure = figureOf(parameters, todayOf(ledger));
    const after = readPosition(listPositionSchema, parameters.get('cursor') ?? undefined);
    if (figure === undefined || !after.ok) {
      const text = 'The address names no figure: it needs a tool, and weeks such as 2025-W35.';
      return context.html(messagePage(context, { title: 'No such figure', text }), 422);
    }
    const [records, names] = await Promise.all([
      recordsBehind(ledger, figure, after.value, PAGE_SIZE),
      toolNames(ledger),
    ]);
    const toolName = names.get(figure.toolId) ?? figure.toolId;
    return context.html(recordsPage(context, figure, toolName, records));
  });
}
