import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import {
  OUTPUT_FILE,
  type RunEngine,
  runDurationMs,
  type SimulatedRun,
  type SimulatorApp,
  type Stage,
  type Vendor,
} from '../engine/index.ts';
import { requireKey } from '../engine/require-key.ts';

const BODY_LIMIT_BYTES = 10_485_760;
/** How long a job is kept after its end. */
const KEPT_MS = 1_800_000;
/** Two more tries, ten seconds apart. */
const RETRY_WAITS_MS = [10_000, 10_000] as const;
const UNAUTHORIZED = { error: 'unauthorized' };
const NOT_FOUND = { error: 'job not found' };

/** RunPod's words for where a run stands. */
const STATUSES = {
  queued: 'IN_QUEUE',
  started: 'IN_PROGRESS',
  running: 'IN_PROGRESS',
  uploading: 'IN_PROGRESS',
  success: 'COMPLETED',
  failed: 'FAILED',
  timeout: 'TIMED_OUT',
  cancelled: 'CANCELLED',
} as const satisfies Readonly<Record<SimulatedRun['stage'], string>>;

const isWeb = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);

const submissionSchema = z.object({
  input: z.record(z.string(), z.unknown()),
  webhook: z.string().refine(isWeb, 'must be an http or https address').optional(),
});

/** A job as RunPod writes it, in webhooks and answers alike. */
function jobOf(run: SimulatedRun, publicUrl: string): object {
  const executionTime = runDurationMs(run);
  const url = `${publicUrl}/outputs/${run.id}/${OUTPUT_FILE}`;
  return {
    id: run.id,
    status: STATUSES[run.stage],
    ...(run.startedAtMs !== undefined && { delayTime: run.startedAtMs - run.createdAtMs, workerId: 'w1' }),
    ...(executionTime !== undefined && { executionTime }),
    ...(run.stage === 'success' && {
      output: { images: [{ filename: OUTPUT_FILE, type: 's3_url', data: url }] },
    }),
    ...(run.stage === 'failed' && { error: 'CUDA out of memory. Tried to allocate 2.00 GiB' }),
  };
}

function routes(app: SimulatorApp, engine: RunEngine, { options, publicUrl, now }: Stage): void {
  const find = (id: string) => {
    const run = engine.find(id);
    const isForgotten = run?.endedAtMs !== undefined && now() - run.endedAtMs >= KEPT_MS;
    return isForgotten ? undefined : run;
  };
  app.use(
    '/v2/*',
    requireKey(`Bearer ${options.apiKey}`, UNAUTHORIZED),
    bodyLimit({ maxSize: BODY_LIMIT_BYTES }),
  );
  app.post('/v2/:endpoint/run', async (context) => {
    const body = submissionSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!body.success) {
      const [issue] = body.error.issues;
      return context.json({ error: `${issue?.path.join('.') || 'body'}: ${issue?.message}` }, 400);
    }
    const { webhook } = body.data;
    const target = context.req.param('endpoint');
    const run = engine.submit({ target, ...(webhook !== undefined && { webhookUrl: webhook }) });
    if (run.plan.answerIsLost) context.env.incoming.socket.destroy();
    return context.json({ id: run.id, status: 'IN_QUEUE' });
  });
  app.get('/v2/:endpoint/status/:id', (context) => {
    const run = find(context.req.param('id'));
    return run ? context.json(jobOf(run, publicUrl())) : context.json(NOT_FOUND, 404);
  });
  app.post('/v2/:endpoint/cancel/:id', (context) => {
    const run = find(context.req.param('id'));
    if (run === undefined) return context.json(NOT_FOUND, 404);
    engine.cancel(run);
    return context.json(jobOf(run, publicUrl()));
  });
}

/** RunPod: tells of the end alone, signs nothing, and forgets a job after half an hour. */
export function runpodVendor(stage: Stage): Vendor {
  return {
    webhookBody: (run) =>
      run.endedAtMs === undefined ? undefined : JSON.stringify(jobOf(run, stage.publicUrl())),
    retryWaitsMs: () => RETRY_WAITS_MS,
    routes: (app, engine) => routes(app, engine, stage),
  };
}
