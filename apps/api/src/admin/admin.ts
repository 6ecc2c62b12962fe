import { Hono } from 'hono';
import type { Api, ApiContext } from '../api-context.ts';
import type { AdminVariables } from './admin-context.ts';
import { registerAlertPages } from './alerts/routes.ts';
import { registerAssets } from './assets.ts';
import { registerAudits } from './audits/routes.ts';
import { registerDefinitions } from './definitions/routes.ts';
import { registerDeliveries } from './deliveries/routes.ts';
import { onPageError } from './errors.ts';
import { registerEvents } from './events/routes.ts';
import { registerExecutions } from './executions/routes.ts';
import { registerGenerations } from './generations/routes.ts';
import { messagePage } from './layout/message-page.ts';
import { registerTheme } from './layout/theme.ts';
import { registerMoney } from './money/routes.ts';
import { registerOverview } from './overview/routes.ts';
import { registerQuarantine } from './quarantine/routes.ts';
import { securityHeaders } from './security-headers.ts';
import { guardForms } from './session/form-guard.ts';
import { requireSession } from './session/require-session.ts';
import { registerSignIn, registerSignOut } from './session/sign-in.ts';
import { registerWeekly } from './weekly/routes.ts';

/** The dashboard, below `/admin`. */
export function registerAdmin(app: Api, api: ApiContext): void {
  const admin = new Hono<{ Variables: AdminVariables }>();
  admin.onError(onPageError(api.log));
  admin.use(securityHeaders);
  registerAssets(admin);
  registerSignIn(admin, api);
  admin.use(requireSession(api));
  admin.use(guardForms);
  registerTheme(admin);
  registerSignOut(admin, api);
  registerOverview(admin, api);
  registerWeekly(admin, api);
  registerMoney(admin, api);
  registerAlertPages(admin, api);
  registerGenerations(admin, api);
  registerExecutions(admin, api);
  registerDefinitions(admin, api);
  registerDeliveries(admin, api);
  registerEvents(admin, api);
  registerAudits(admin, api);
  registerQuarantine(admin, api);
  admin.all('*', (context) =>
    context.html(
      messagePage(context, {
        title: 'There is no such page',
        text: 'The address names no page of the dashboard.',
      }),
      404,
    ),
  );
  app.route('/admin', admin);
}
