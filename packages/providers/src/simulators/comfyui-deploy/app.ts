import { COMFYUI_DEPLOY_PRICES } from '@genledger/domain/money';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RunEngine } from './engine.ts';
import { pictureOf } from './png.ts';
import { mistakesOf, submissionBodySchema } from './submission-body.ts';
import { isSettled, truthOf } from './truth.ts';
import { OUTPUT_FILE, runAnswer, type Wording } from './vendor-bodies.ts';

const BODY_LIMIT_BYTES = 8_388_608;
const NOT_FOUND = { detail: 'Run not found' };

/** What the simulator's HTTP needs. */
export interface AppSettings {
  /** The only key that is let in. */
  readonly apiKey: string;
  /** The machine that runs say they ran on. */
  readonly gpu: string;
  readonly wording: () => Wording;
}

/** Lets requests with the bearer key pass. */
function requireKey(apiKey: string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${apiKey}`) return next();
    return context.json({ detail: 'Invalid or expired token' }, 401);
  };
}

/** Prices by machine, US dollars per second, as the newest table holds them. */
function prices(): Readonly<Record<string, number>> {
  const table = COMFYUI_DEPLOY_PRICES.at(-1)?.usdPerSecond ?? {};
  return Object.fromEntries(Object.entries(table).map(([machine, usd]) => [machine, Number(usd)]));
}

/** The routes of ComfyUI Deploy that the ledger calls. */
function vendorRoutes(app: Hono<{ Bindings: HttpBindings }>, engine: RunEngine, settings: AppSettings): void {
  app.use('/api/run/*', requireKey(settings.apiKey), bodyLimit({ maxSize: BODY_LIMIT_BYTES }));
  app.post('/api/run/deployment/queue', async (context) => {
    const body = submissionBodySchema.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ detail: mistakesOf(body.error) }, 422);
    const { deployment_id: deploymentId, webhook } = body.data;
    const run = engine.submit({ deploymentId, ...(webhook && { webhookUrl: webhook }) });
    if (run.plan.answerIsLost) context.env.incoming.socket.destroy();
    return context.json({ run_id: run.id });
  });
  app.get('/api/run/:runId', (context) => {
    const run = engine.find(context.req.param('runId'));
    return run
      ? context.json(runAnswer(run, settings.gpu, settings.wording()))
      : context.json(NOT_FOUND, 404);
  });
  app.post('/api/run/:runId/cancel', (context) => {
    const run = engine.find(context.req.param('runId'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    engine.cancel(run);
    return context.json({ run_id: run.id, status: run.stage });
  });
  app.get('/api/platform/gpu-pricing', (context) => context.json(prices()));
}

/** Builds the simulator's HTTP: the service's own routes, the outputs, and the truth under `/simulator`. */
export function createSimulatorApp(
  engine: RunEngine,
  settings: AppSettings,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  vendorRoutes(app, engine, settings);
  app.get(`/outputs/:runId/${OUTPUT_FILE}`, (context) =>
    context.body(pictureOf(context.req.param('runId')), 200, { 'content-type': 'image/png' }),
  );
  app.get('/simulator/truth', (context) => {
    const runs = engine.runs();
    return context.json({ isSettled: runs.every(isSettled), runs: runs.map(truthOf) });
  });
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  return app;
}
