import { COMFYUI_DEPLOY_PRICES } from '@genledger/domain/money';
import { bodyLimit } from 'hono/body-limit';
import type { RunEngine, SimulatorApp, Stage, Vendor } from '../engine/index.ts';
import { requireKey } from '../engine/require-key.ts';
import { mistakesOf, submissionBodySchema } from './submission-body.ts';
import { runAnswer, webhookBody } from './vendor-bodies.ts';

const BODY_LIMIT_BYTES = 8_388_608;
const NOT_FOUND = { detail: 'Run not found' };
const UNAUTHORIZED = { detail: 'Invalid or expired token' };
/** Waits before the second and third try, milliseconds: three tries within about two seconds, then never again. */
const RETRY_WAITS_MS = [600, 1_200] as const;

/** Prices by machine, US dollars per second, as the newest table holds them. */
function prices(): Readonly<Record<string, number>> {
  const table = COMFYUI_DEPLOY_PRICES.at(-1)?.usdPerSecond ?? {};
  return Object.fromEntries(Object.entries(table).map(([machine, usd]) => [machine, Number(usd)]));
}

function routes(app: SimulatorApp, engine: RunEngine, { options, publicUrl }: Stage): void {
  const wording = () => ({ statusSet: options.chaos.statusSet, publicUrl: publicUrl() });
  app.use(
    '/api/run/*',
    requireKey(`Bearer ${options.apiKey}`, UNAUTHORIZED),
    bodyLimit({ maxSize: BODY_LIMIT_BYTES }),
  );
  app.post('/api/run/deployment/queue', async (context) => {
    const body = submissionBodySchema.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ detail: mistakesOf(body.error) }, 422);
    const { deployment_id: target, webhook } = body.data;
    const run = engine.submit({ target, ...(webhook && { webhookUrl: webhook }) });
    if (run.plan.answerIsLost) context.env.incoming.socket.destroy();
    return context.json({ run_id: run.id });
  });
  app.get('/api/run/:runId', (context) => {
    const run = engine.find(context.req.param('runId'));
    return run ? context.json(runAnswer(run, options.gpu, wording())) : context.json(NOT_FOUND, 404);
  });
  app.post('/api/run/:runId/cancel', (context) => {
    const run = engine.find(context.req.param('runId'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    engine.cancel(run);
    return context.json({ run_id: run.id, status: run.stage });
  });
  app.get('/api/platform/gpu-pricing', (context) => context.json(prices()));
}

/** ComfyUI Deploy: tells of every step, signs nothing. */
export function comfyuiDeployVendor(stage: Stage): Vendor {
  const { options, publicUrl } = stage;
  return {
    webhookBody: (run, eventType) =>
      webhookBody(run, eventType, { statusSet: options.chaos.statusSet, publicUrl: publicUrl() }),
    retryWaitsMs: () => RETRY_WAITS_MS,
    routes: (app, engine) => routes(app, engine, stage),
  };
}
