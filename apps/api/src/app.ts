import { placeText } from '@genledger/domain/kernel';
import { OpenAPIHono } from '@hono/zod-openapi';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { registerAdmin } from './admin/admin.ts';
import type { Api, ApiContext } from './api-context.ts';
import { limitBody } from './middleware/body-limit.ts';
import { refuseOtherMethods } from './middleware/method-not-allowed.ts';
import { problem } from './middleware/problem.ts';
import { onError, requestLog } from './middleware/request-guard.ts';
import { requireUtf8 } from './middleware/require-utf8.ts';
import { traceRequests } from './middleware/trace-requests.ts';
import type { ApiVariables } from './middleware/variables.ts';
import { registerAlerts } from './routes/alerts.ts';
import { registerAuditRuns } from './routes/audit-runs.ts';
import { registerCookExecutions } from './routes/cook-executions.ts';
import { registerCooks } from './routes/cooks.ts';
import { registerCostExport } from './routes/cost-export.ts';
import { registerDeliveries } from './routes/deliveries.ts';
import { registerDocumentation } from './routes/documentation.ts';
import { registerEstimateStatistics } from './routes/estimate-statistics.ts';
import { registerEstimates } from './routes/estimates.ts';
import { registerEvents } from './routes/events.ts';
import { registerExecutionDeliveries } from './routes/execution-deliveries.ts';
import { registerGenerationStream } from './routes/generation-stream.ts';
import { registerGenerations } from './routes/generations.ts';
import { registerHealth } from './routes/health.ts';
import { registerMessageStream } from './routes/message-stream.ts';
import { registerObjectives } from './routes/objectives.ts';
import { registerSpellCasts } from './routes/spell-casts.ts';
import { registerSpells } from './routes/spells.ts';
import { registerSpending } from './routes/spending.ts';
import { registerStatistics } from './routes/statistics.ts';
import { registerTools } from './routes/tools.ts';
import { registerWebhooks } from './webhooks/register.ts';

/** Longest body of a request that is no webhook, bytes. */
const BODY_LIMIT = 1_048_576;

/** Builds the API: no side effect, nothing listens yet. */
export function createApp(api: ApiContext): Api {
  const app: Api = new OpenAPIHono<{ Variables: ApiVariables }>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const issues = result.error.issues.map(({ path, message }) => ({
        path: placeText(path),
        message,
      }));
      return problem(context, 'invalid-input', { detail: 'Some fields cannot be used.', issues });
    },
  });
  app.use(requestId());
  app.use(traceRequests);
  app.use(requestLog(api.log));
  app.use(secureHeaders());
  // Webhooks come first: they have a limit of their own, and read raw bytes.
  registerWebhooks(app, api);
  app.use(
    limitBody(BODY_LIMIT, (context) =>
      problem(context, 'too-large', { detail: `A body may have ${BODY_LIMIT} bytes.` }),
    ),
  );
  app.use(requireUtf8);
  registerHealth(app, api);
  registerGenerations(app, api);
  registerGenerationStream(app, api);
  registerAlerts(app, api);
  registerAuditRuns(app, api);
  registerCooks(app, api);
  registerCookExecutions(app, api);
  registerSpells(app, api);
  registerSpellCasts(app, api);
  registerDeliveries(app, api);
  registerExecutionDeliveries(app, api);
  registerMessageStream(app, api);
  registerTools(app, api);
  registerEvents(app, api);
  registerEstimates(app, api);
  registerEstimateStatistics(app, api);
  registerStatistics(app, api);
  registerSpending(app, api);
  registerObjectives(app, api);
  registerCostExport(app, api);
  registerDocumentation(app);
  registerAdmin(app, api);
  refuseOtherMethods(app);
  app.notFound((context) =>
    problem(context, 'not-found', { detail: 'See /openapi.json for what there is.' }),
  );
  app.onError(onError(api.log));
  return app;
}
