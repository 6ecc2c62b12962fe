import { type AlertId, parseObjectId } from '@genledger/domain/kernel';
import {
  alertStandings,
  dismiss,
  dismissalSchema,
  openAlerts,
  pageOfAlerts,
} from '@genledger/services/alert';
import { allows } from '@genledger/services/api-key';
import type { ApiContext } from '../../api-context.ts';
import type { AdminApp, AdminContext } from '../admin-context.ts';
import { problemNotice } from '../elements/notice.ts';
import { messagePage } from '../layout/message-page.ts';
import { page } from '../layout/page.ts';
import { html, NOTHING } from '../markup.ts';
import { COUNTED_WITHIN_MS } from '../overview/counted.ts';
import { formTokenField } from '../session/form-token.ts';
import { DISMISSALS, openCard, resolvedCard, rulesCard } from './cards.ts';

const RESOLVED_SHOWN = 20;
const HOUR_MS = 3_600_000;

async function alertsPage({ ledger }: ApiContext, context: AdminContext, mistake?: string): Promise<string> {
  const { caller, formToken } = context.get('session');
  const [open, resolved, standings] = await Promise.all([
    openAlerts(ledger),
    pageOfAlerts(ledger, 'resolved', undefined, RESOLVED_SHOWN),
    alertStandings(ledger, { countedWithinMs: COUNTED_WITHIN_MS }),
  ]);
  const { everySeconds, notify } = ledger.settings.alerts;
  const mayDismiss = allows(caller.scope, 'admin');
  return page(context, {
    title: 'Alerts',
    place: 'alerts',
    subtitle:
      notify === undefined
        ? 'Told to nobody: the configuration names no alerts.notify'
        : `Told by ${notify.platform}`,
    body: html`${mistake === undefined ? NOTHING : problemNotice([mistake])}
    ${openCard(open, mayDismiss ? formTokenField(formToken) : undefined)}
    ${rulesCard(standings, everySeconds)}
    ${resolvedCard(resolved.items)}`,
  });
}

/** Alerts: those that are raised, the rules, and taking one off the list. */
export function registerAlertPages(app: AdminApp, api: ApiContext): void {
  app.get('/alerts', async (context) => context.html(await alertsPage(api, context)));

  app.post('/alerts/:id/dismiss', async (context) => {
    const { caller } = context.get('session');
    if (!allows(caller.scope, 'admin')) {
      const text = 'This needs a key with scope admin.';
      return context.html(messagePage(context, { title: 'The key does not allow this', text }), 403);
    }
    const id = parseObjectId<AlertId>(context.req.param('id'));
    if (!id.ok) return context.notFound();
    const form = await context.req.parseBody();
    const chosen = DISMISSALS.find(({ hours }) => String(hours) === form['hours']);
    const until = new Date(api.ledger.clock.now().getTime() + (chosen?.hours ?? 0) * HOUR_MS);
    const dismissal = dismissalSchema.safeParse({ why: form['why'], until });
    if (!dismissal.success)
      return context.html(await alertsPage(api, context, 'Say why, in at most 200 characters.'), 422);
    const outcome = await dismiss(api.ledger, id.value, caller.name, dismissal.data);
    return outcome.ok
      ? context.redirect('/admin/alerts', 303)
      : context.html(await alertsPage(api, context, outcome.error.message), 409);
  });
}
