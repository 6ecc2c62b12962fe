import { parseObjectId } from '@genledger/domain/kernel';
import { allows } from '@genledger/services/api-key';
import { auditTrend, getAudit, listAudits, startAuditSchema } from '@genledger/services/audit';
import { listPositionSchema } from '@genledger/services/paging';
import type { ApiContext } from '../../api-context.ts';
import { readPosition } from '../../routes/cursor.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { messagePage } from '../layout/message-page.ts';
import { auditsPage } from './list-page.ts';
import { auditPage } from './run-page.ts';

const PAGE_SIZE = 20;
/** Audits that the trend shows. */
const TREND = 12;

async function listing({ ledger }: ApiContext, context: AdminContext, problem?: string) {
  const after = readPosition(listPositionSchema, context.req.query('cursor'));
  const [trend, runs] = await Promise.all([
    auditTrend(ledger, context.req.query('environment'), TREND),
    listAudits(ledger, after.ok ? after.value : undefined, PAGE_SIZE),
  ]);
  return auditsPage(context, trend, runs, problem);
}

/** Audits: how the criteria went, each run, and starting one. */
export function registerAudits(app: AdminApp, api: ApiContext): void {
  app.get('/audits', async (context) => context.html(await listing(api, context)));

  app.get('/audits/:id', async (context) => {
    const id = parseObjectId(context.req.param('id'));
    const run = id.ok ? await getAudit(api.ledger, id.value) : id;
    if (run.ok) return context.html(auditPage(context, run.value));
    const message = { title: 'There is no such audit', text: 'The address names none that was kept.' };
    return context.html(messagePage(context, message), 404);
  });

  app.post('/audits', async (context) => {
    const { caller } = context.get('session');
    if (!allows(caller.scope, 'admin')) {
      const text = 'This needs a key with scope admin.';
      return context.html(messagePage(context, { title: 'The key does not allow this', text }), 403);
    }
    const { sampleSize } = await context.req.parseBody();
    const asked = startAuditSchema.safeParse(sampleSize ? { sampleSize: Number(sampleSize) } : {});
    if (!asked.success) {
      return context.html(await listing(api, context, 'A sample has 1 to 10,000,000 documents.'), 422);
    }
    const started = await api.audits.start(asked.data);
    if (!started.ok) return context.html(await listing(api, context, started.error.message), 409);
    api.log.info({ audit: started.value, operator: caller.name }, 'an audit was started from the dashboard');
    return context.redirect(`/admin/audits/${started.value}`, 303);
  });
}
