import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import {
  OUTPUT_FILE,
  type RunEngine,
  runDurationMs,
  type SentWebhook,
  type SimulatedRun,
  type SimulatorApp,
  type Stage,
  type Vendor,
} from '../engine/index.ts';
import { requireKey } from '../engine/require-key.ts';
import { falSigningKey } from './signing-key.ts';

const BODY_LIMIT_BYTES = 8_388_608;
const USER_ID = 'simulator';
const MINUTE_MS = 60_000;
/** Waits before further tries: ten of them in two hours. */
const RETRY_WAITS_MS = [1, 1, 2, 4, 8, 14, 20, 20, 20, 30].map((minutes) => minutes * MINUTE_MS);
const UNAUTHORIZED = { detail: 'Cannot access application. Authentication is required.' };
const NOT_FOUND = { detail: 'Request not found' };
/** What a simulated run bills, in the unit of its model's price. */
const BILLABLE_UNITS = '1.05';

const isWeb = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);

/** How a run that did not succeed answers: the model's HTTP status, fal's word for it, and the body. */
function failureOf({ stage, plan }: SimulatedRun) {
  if (stage === 'cancelled') {
    return {
      status: 499,
      type: 'client_cancelled',
      body: { detail: 'Request cancelled by the client' },
    } as const;
  }
  if (stage === 'timeout') {
    return { status: 504, type: 'request_timeout', body: { detail: 'Request timed out' } } as const;
  }
  if (plan.errorAsObject) {
    const detail = [
      { loc: ['body', 'prompt'], msg: 'Prompt outputs failed validation', type: 'value_error' },
    ];
    return { status: 422, type: 'invalid_request', body: { detail } } as const;
  }
  return { status: 500, type: 'internal_server_error', body: { detail: 'CUDA out of memory' } } as const;
}

function resultOf(run: SimulatedRun, publicUrl: string): object {
  const url = `${publicUrl}/outputs/${run.id}/${OUTPUT_FILE}`;
  const image = { url, content_type: 'image/png', file_name: OUTPUT_FILE, width: 128, height: 128 };
  return { images: [image], seed: run.ordinal };
}

function webhookBody(run: SimulatedRun, publicUrl: string): string | undefined {
  if (run.endedAtMs === undefined) return undefined;
  const ids = { request_id: run.id, gateway_request_id: run.id };
  if (run.stage === 'success') {
    return JSON.stringify({ ...ids, status: 'OK', error: null, payload: resultOf(run, publicUrl) });
  }
  const { status, type, body } = failureOf(run);
  const error = `Invalid status code: ${status}`;
  return JSON.stringify({ ...ids, status: 'ERROR', error, error_type: type, payload: body });
}

/** Signs with Ed25519 over request, user, time and the body's digest, a line each. */
function signature(key: KeyObject, { runId, body }: SentWebhook, nowMs: number) {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHash('sha256').update(body).digest('hex');
  const message = Buffer.from([runId, USER_ID, timestamp, digest].join('\n'));
  return {
    'x-fal-webhook-request-id': runId,
    'x-fal-webhook-user-id': USER_ID,
    'x-fal-webhook-timestamp': timestamp,
    'x-fal-webhook-signature': sign(null, message, key).toString('hex'),
  };
}

/** Where a run stands, in the queue's words. */
function wordFor({ startedAtMs, endedAtMs }: SimulatedRun): string {
  if (endedAtMs !== undefined) return 'COMPLETED';
  return startedAtMs === undefined ? 'IN_QUEUE' : 'IN_PROGRESS';
}

/** The queue's answer about a run. */
function statusOf(run: SimulatedRun) {
  const ended = run.endedAtMs !== undefined;
  const ranMs = runDurationMs(run);
  return {
    request_id: run.id,
    status: wordFor(run),
    ...(run.startedAtMs === undefined && !ended && { queue_position: 0 }),
    ...(ended && ranMs !== undefined && { metrics: { inference_time: ranMs / 1000 } }),
    ...(ended && run.stage !== 'success' && { error: 'Request failed', error_type: failureOf(run).type }),
  };
}

function routes(app: SimulatorApp, engine: RunEngine, { options, publicUrl }: Stage, key: KeyObject): void {
  app.get('/.well-known/jwks.json', (context) =>
    context.json({ keys: [createPublicKey(key).export({ format: 'jwk' })] }),
  );
  app.use('/*', requireKey(`Key ${options.apiKey}`, UNAUTHORIZED), bodyLimit({ maxSize: BODY_LIMIT_BYTES }));
  app.get('/:owner/:app/requests/:id/status', (context) => {
    const run = engine.find(context.req.param('id'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    return context.json(statusOf(run), run.endedAtMs === undefined ? 202 : 200);
  });
  app.get('/:owner/:app/requests/:id', (context) => {
    const run = engine.find(context.req.param('id'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    if (run.endedAtMs === undefined) return context.json({ detail: 'Request is still in progress' }, 400);
    if (run.stage === 'success') {
      context.header('x-fal-billable-units', BILLABLE_UNITS);
      return context.json(resultOf(run, publicUrl()));
    }
    const { status, type, body } = failureOf(run);
    if (status === 422) context.header('x-fal-billable-units', BILLABLE_UNITS);
    context.header('x-fal-error-type', type);
    return context.json(body, status as 422);
  });
  app.put('/:owner/:app/requests/:id/cancel', (context) => {
    const run = engine.find(context.req.param('id'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    if (run.endedAtMs !== undefined) return context.json({ status: 'ALREADY_COMPLETED' }, 400);
    engine.cancel(run);
    return context.json({ status: 'CANCELLATION_REQUESTED' }, 202);
  });
  app.post('/:owner/:app/*', async (context) => {
    const input: unknown = await context.req.json().catch(() => undefined);
    if (typeof input !== 'object' || input === null) {
      return context.json({ detail: [{ loc: ['body'], msg: 'Field required', type: 'missing' }] }, 422);
    }
    const webhookUrl = context.req.query('fal_webhook');
    if (webhookUrl !== undefined && !isWeb(webhookUrl)) {
      return context.json({ detail: 'fal_webhook: must be an http or https address' }, 422);
    }
    const target = context.req.path.slice(1);
    const run = engine.submit({ target, ...(webhookUrl !== undefined && { webhookUrl }) });
    if (run.plan.answerIsLost) context.env.incoming.socket.destroy();
    const self = `${publicUrl()}/${target.split('/').slice(0, 2).join('/')}/requests/${run.id}`;
    return context.json({
      request_id: run.id,
      gateway_request_id: run.id,
      status: 'IN_QUEUE',
      queue_position: 0,
      response_url: self,
      status_url: `${self}/status`,
      cancel_url: `${self}/cancel`,
    });
  });
}

/** fal: tells of the end alone, and signs with a key that it publishes. */
export function falVendor(stage: Stage): Vendor {
  const key = falSigningKey(stage.options.webhookSecret);
  return {
    webhookBody: (run) => webhookBody(run, stage.publicUrl()),
    signature: (webhook, nowMs) => signature(key, webhook, nowMs),
    retryWaitsMs: () => RETRY_WAITS_MS,
    routes: (app, engine) => routes(app, engine, stage, key),
  };
}
