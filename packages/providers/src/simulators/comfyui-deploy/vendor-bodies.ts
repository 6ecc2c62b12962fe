import {
  type Chaos,
  OUTPUT_FILE,
  type RunEnd,
  type RunStage,
  runDurationMs,
  type SimulatedRun,
} from '../engine/index.ts';
import { answerDate, isoDate } from './vendor-dates.ts';

type StatusSet = Chaos['statusSet'];

/** The newer words for what the older pages call otherwise. */
const NEW_WORDS: Readonly<Partial<Record<RunStage | RunEnd, string>>> = {
  started: 'processing',
  running: 'processing',
  uploading: 'processing',
  success: 'completed',
};

/** How bodies are written. */
export interface Wording {
  readonly statusSet: StatusSet;
  /** Where outputs are served. */
  readonly publicUrl: string;
}

function statusOf(run: SimulatedRun, statusSet: StatusSet): string {
  return (statusSet === 'new' ? NEW_WORDS[run.stage] : undefined) ?? run.stage;
}

function progressOf(run: SimulatedRun, statusSet: StatusSet): number {
  return statusSet === 'new' ? Math.round(run.progress * 100) : run.progress;
}

/** Deployments whose ids begin so make a text; all others make a picture. */
const TEXT_DEPLOYMENT = 'text';
const CAPTION = 'A small picture, made by the simulator';

function outputsOf(run: SimulatedRun, publicUrl: string): readonly unknown[] {
  if (!run.hasOutput) return [];
  const madeAt = isoDate(run.createdAtMs + run.plan.outputMs);
  const image = {
    url: `${publicUrl}/outputs/${run.id}/${OUTPUT_FILE}`,
    type: 'output',
    filename: OUTPUT_FILE,
    subfolder: '',
    is_public: true,
    upload_duration: 0.61,
  };
  const output = { id: `${run.id}-9`, run_id: run.id, type: null, node_id: '9', node_meta: null };
  const data = run.target.startsWith(TEXT_DEPLOYMENT) ? { text: [CAPTION] } : { images: [image] };
  return [{ ...output, created_at: madeAt, updated_at: madeAt, data }];
}

/** Why a failed run failed, as text or as an object. */
function errorOf(run: SimulatedRun): Readonly<Record<string, unknown>> {
  if (run.stage !== 'failed') return {};
  return run.plan.errorAsObject
    ? {
        error_details: {
          node_id: '3',
          exception_type: 'ValueError',
          message: 'Prompt outputs failed validation',
        },
      }
    : { error: 'CUDA out of memory. Tried to allocate 2.00 GiB' };
}

/** The body of a webhook, as the run stands. */
export function webhookBody(
  run: SimulatedRun,
  eventType: 'run.updated' | 'run.output',
  wording: Wording,
): string {
  return JSON.stringify({
    event_type: eventType,
    status: statusOf(run, wording.statusSet),
    live_status: run.liveStatus,
    progress: eventType === 'run.output' ? 0 : progressOf(run, wording.statusSet),
    run_id: run.id,
    outputs: outputsOf(run, wording.publicUrl),
    ...errorOf(run),
  });
}

/** How a run's webhooks fare, in one word as the service tells it. */
function webhookStatus(run: SimulatedRun, isTerminal: boolean): string | null {
  const sent = run.webhooks.filter(
    (webhook) => (webhook.stage === run.stage) === isTerminal && !webhook.isDropped,
  );
  if (sent.length === 0) return null;
  return sent.some((webhook) => webhook.acknowledgedAtMs !== undefined) ? 'success' : 'failed';
}

const seconds = (ms: number | undefined) => (ms === undefined ? null : ms / 1000);
const dateOrNull = (ms: number | undefined, zone: '+00' | '+00Z') =>
  ms === undefined ? null : answerDate(ms, zone);

/** The answer of `GET /api/run/{run_id}`. Times are spelled in both of the odd ways, durations are seconds. */
export function runAnswer(
  run: SimulatedRun,
  gpu: string,
  wording: Wording,
): Readonly<Record<string, unknown>> {
  const { createdAtMs, startedAtMs, endedAtMs } = run;
  const ended = endedAtMs !== undefined;
  // Half of the waiting is for a machine to get ready.
  const coldStart = startedAtMs === undefined ? undefined : Math.floor((startedAtMs - createdAtMs) / 2);
  return {
    id: run.id,
    status: statusOf(run, wording.statusSet),
    live_status: run.liveStatus,
    progress: progressOf(run, wording.statusSet),
    outputs: outputsOf(run, wording.publicUrl),
    ...errorOf(run),
    created_at: answerDate(createdAtMs, '+00Z'),
    queued_at: answerDate(createdAtMs, '+00'),
    started_at: dateOrNull(startedAtMs, '+00Z'),
    ended_at: dateOrNull(endedAtMs, '+00'),
    gpu,
    machine_id: 'simulated-machine',
    machine_type: 'comfy-deploy-serverless',
    number: run.ordinal + 1,
    duration: ended ? seconds(endedAtMs - createdAtMs) : null,
    cold_start_duration: seconds(coldStart),
    cold_start_duration_total: seconds(coldStart),
    run_duration: seconds(runDurationMs(run)),
    batch_id: null,
    webhook: run.webhookUrl ?? null,
    webhook_status: ended ? webhookStatus(run, true) : null,
    webhook_intermediate_status: webhookStatus(run, false),
  };
}
