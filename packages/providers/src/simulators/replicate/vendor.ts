import { createHmac } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { RunEngine, SentWebhook, SimulatedRun, SimulatorApp, Stage, Vendor } from '../engine/index.ts';
import { requireKey } from '../engine/require-key.ts';
import { predictionOf } from './prediction.ts';

const BODY_LIMIT_BYTES = 8_388_608;
/** How long inputs and outputs are kept after the end. */
const KEPT_MS = 3_600_000;
/** Waits before further tries of the final webhook: about a minute in all. */
const FINAL_RETRY_WAITS_MS = [2_000, 6_000, 18_000, 30_000] as const;
const UNAUTHORIZED = {
  title: 'Unauthenticated',
  detail: 'You did not pass a valid authentication token',
  status: 401,
};
const NOT_FOUND = { detail: 'The requested resource could not be found.', status: 404 };

const isWeb = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);

const submissionSchema = z.object({
  version: z.string().min(1).optional(),
  input: z.record(z.string(), z.unknown()),
  webhook: z.string().refine(isWeb, 'must be an http or https address').optional(),
  webhook_events_filter: z.array(z.enum(['start', 'output', 'logs', 'completed'])).optional(),
});

/** Signs by Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`. */
function signature(secret: string, { messageId, body }: SentWebhook, nowMs: number) {
  const timestamp = Math.floor(nowMs / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${mac}`,
  };
}

function routes(app: SimulatorApp, engine: RunEngine, { options, publicUrl, now }: Stage): void {
  const answerOf = (run: SimulatedRun) => {
    const isForgotten = run.endedAtMs !== undefined && now() - run.endedAtMs >= KEPT_MS;
    return predictionOf(run, publicUrl(), isForgotten);
  };
  const submit = async (body: unknown, target: string | undefined) => {
    const given = submissionSchema.safeParse(body);
    if (!given.success) {
      const [issue] = given.error.issues;
      return { detail: `${issue?.path.join('.') || 'body'}: ${issue?.message}`, status: 422 };
    }
    const { version = target, webhook } = given.data;
    if (version === undefined) return { detail: 'version: is required', status: 422 };
    return engine.submit({ target: version, ...(webhook !== undefined && { webhookUrl: webhook }) });
  };
  app.use(
    '/v1/*',
    requireKey(`Bearer ${options.apiKey}`, UNAUTHORIZED),
    bodyLimit({ maxSize: BODY_LIMIT_BYTES }),
  );
  const paths = [
    '/v1/predictions',
    '/v1/models/:owner/:name/predictions',
    '/v1/deployments/:owner/:name/predictions',
  ];
  for (const path of paths) {
    app.post(path, async (context) => {
      const { owner, name } = context.req.param() as { owner?: string; name?: string };
      const target = owner && name ? `${owner}/${name}` : undefined;
      const run = await submit(await context.req.json().catch(() => undefined), target);
      if ('detail' in run) return context.json(run, 422);
      if (run.plan.answerIsLost) context.env.incoming.socket.destroy();
      return context.json(answerOf(run), 201);
    });
  }
  app.get('/v1/predictions/:id', (context) => {
    const run = engine.find(context.req.param('id'));
    return run ? context.json(answerOf(run)) : context.json(NOT_FOUND, 404);
  });
  app.post('/v1/predictions/:id/cancel', (context) => {
    const run = engine.find(context.req.param('id'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    engine.cancel(run);
    return context.json(answerOf(run));
  });
}

/** Replicate: tells of the start and the end, signs, and forgets results after an hour. */
export function replicateVendor(stage: Stage): Vendor {
  return {
    webhookBody: (run) =>
      run.stage === 'started' || run.endedAtMs !== undefined
        ? JSON.stringify(predictionOf(run, stage.publicUrl(), false))
        : undefined,
    signature: (webhook, nowMs) => signature(stage.options.webhookSecret, webhook, nowMs),
    retryWaitsMs: ({ isTerminal }) => (isTerminal ? FINAL_RETRY_WAITS_MS : []),
    routes: (app, engine) => routes(app, engine, stage),
  };
}
