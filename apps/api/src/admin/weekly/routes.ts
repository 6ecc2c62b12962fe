import { listRollupEnvironments } from '@genledger/db/repositories';
import { thisWeek, todayOf, toolNames, weeklyReport } from '@genledger/services/statistics';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { drawPicture } from '../charts/picture.ts';
import { mistakenAddress } from '../layout/mistaken-address.ts';
import { sendPage } from '../layout/send-page.ts';
import { chartOf, drawnOf } from './chart-of.ts';
import { weeklyCsv } from './csv.ts';
import { inOrderOf } from './order.ts';
import { weeklyPage } from './page.ts';
import { registerRecords } from './records-routes.ts';
import { readView, reportQuery, subjectOf } from './view.ts';

/** A picture shows itself and loads nothing. */
const PICTURE_POLICY = "default-src 'none'";

/** The weekly figures: the page, and what is exported from it. */
export function registerWeekly(app: AdminApp, api: ApiContext): void {
  const { ledger } = api;
  const viewOf = (context: AdminContext) => readView(new URL(context.req.url).searchParams, todayOf(ledger));

  app.get('/weekly', async (context) => {
    const view = viewOf(context);
    const [report, environments, tools] = await Promise.all([
      weeklyReport(ledger, reportQuery(view)),
      listRollupEnvironments(ledger.database),
      toolNames(ledger),
    ]);
    const choices = {
      thisWeek: thisWeek(todayOf(ledger)),
      timeZone: ledger.database.weekTimeZone,
      environments,
      // Those of the registry, and those that ran though it does not name them.
      tools: new Map([...report.tools.map((tool) => [tool.toolId, tool.displayName] as const), ...tools]),
    };
    return sendPage(context, weeklyPage(context, view, inOrderOf(report, view.measures), choices));
  });

  app.get('/weekly.csv', async (context) => {
    const view = viewOf(context);
    if (view.issues.length > 0) return mistakenAddress(context, view.issues);
    const query = { ...reportQuery(view), withWeeklyDurations: true };
    const csv = weeklyCsv(await weeklyReport(ledger, query));
    return context.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="weekly-by-tool.csv"',
    });
  });

  app.get('/weekly/chart.svg', async (context) => {
    const view = viewOf(context);
    if (view.issues.length > 0) return mistakenAddress(context, view.issues);
    const asked = context.req.query('chart') ?? view.measures[0]?.id;
    const measure = view.measures.find(({ id }) => id === asked);
    if (measure === undefined) {
      return mistakenAddress(context, [{ path: 'chart', message: 'must be one of those that are shown' }]);
    }
    const report = inOrderOf(await weeklyReport(ledger, reportQuery(view)), view.measures);
    const chart = chartOf(report, measure, drawnOf(report));
    return context.body(String(drawPicture(chart, subjectOf(view, ledger.database.weekTimeZone))), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': PICTURE_POLICY,
    });
  });

  registerRecords(app, api);
}
