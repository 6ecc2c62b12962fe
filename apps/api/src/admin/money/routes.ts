import { listRollupEnvironments } from '@genledger/db/repositories';
import {
  costLines,
  firstSpendings,
  spendingReport,
  thisWeek,
  todayOf,
  weeklyReport,
} from '@genledger/services/statistics';
import type { ApiContext } from '../../api-context.ts';
import { costFile } from '../../exports/cost-file.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { mistakenAddress } from '../layout/mistaken-address.ts';
import { moneyPage } from './page.ts';
import { moneyQuery, readMoneyView } from './view.ts';

const ACCOUNTS_SHOWN = 25;
const LOSSES_SHOWN = 15;
const FORMATS = ['csv', 'focus'] as const;

/** Cost against revenue: the page, and the costs as a file. */
export function registerMoney(app: AdminApp, { ledger }: ApiContext): void {
  const parametersOf = (context: AdminContext) => new URL(context.req.url).searchParams;

  app.get('/money', async (context) => {
    const today = todayOf(ledger);
    const view = readMoneyView(parametersOf(context), today);
    const query = moneyQuery(view);
    const [tools, accounts, losses, environments] = await Promise.all([
      weeklyReport(ledger, query),
      spendingReport(ledger, { ...query, order: view.order, byTool: false, limit: ACCOUNTS_SHOWN }),
      firstSpendings(ledger, { ...query, order: 'loss', byTool: true, limit: LOSSES_SHOWN }),
      listRollupEnvironments(ledger.database),
    ]);
    const choices = { thisWeek: thisWeek(today), environments };
    return context.html(moneyPage(context, view, { tools, accounts, losses }, choices));
  });

  app.get('/costs.csv', (context) => {
    const parameters = parametersOf(context);
    const view = readMoneyView(parameters, todayOf(ledger));
    const format = FORMATS.find((each) => each === (parameters.get('format') ?? 'csv'));
    const mistake = { path: 'format', message: `must be ${FORMATS.join(' or ')}` };
    if (format === undefined) return mistakenAddress(context, [mistake]);
    if (view.issues.length > 0) return mistakenAddress(context, view.issues);
    return costFile(format, costLines(ledger, moneyQuery(view)));
  });
}
