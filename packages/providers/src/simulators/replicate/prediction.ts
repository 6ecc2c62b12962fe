import { OUTPUT_FILE, runDurationMs, type SimulatedRun } from '../engine/index.ts';

/** Replicate's words for where a run stands. */
const STATUSES = {
  queued: 'starting',
  started: 'processing',
  running: 'processing',
  uploading: 'processing',
  success: 'succeeded',
  failed: 'failed',
  timeout: 'failed',
  cancelled: 'canceled',
} as const satisfies Readonly<Record<SimulatedRun['stage'], string>>;

const time = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

function errorOf({ stage }: SimulatedRun): string | null {
  if (stage === 'timeout') return 'Prediction timed out';
  return stage === 'failed' ? 'CUDA out of memory. Tried to allocate 2.00 GiB' : null;
}

/** Metrics of a run that has ended; without any for one that never started. */
function metricsOf(run: SimulatedRun): object {
  const ranMs = runDurationMs(run);
  if (run.endedAtMs === undefined || ranMs === undefined) return {};
  return {
    predict_time: ranMs / 1000,
    total_time: (run.endedAtMs - run.createdAtMs) / 1000,
    ...(run.stage === 'success' && { image_count: 1 }),
  };
}

/**
 * A prediction as Replicate writes it, in webhooks and answers alike.
 * @param isForgotten whether its input and output have been deleted
 */
export function predictionOf(run: SimulatedRun, publicUrl: string, isForgotten: boolean): object {
  const output =
    run.stage === 'success' && !isForgotten ? [`${publicUrl}/outputs/${run.id}/${OUTPUT_FILE}`] : null;
  const self = `${publicUrl}/v1/predictions/${run.id}`;
  return {
    id: run.id,
    model: run.target,
    version: 'simulated',
    status: STATUSES[run.stage],
    input: {},
    output,
    error: errorOf(run),
    logs: '',
    metrics: metricsOf(run),
    data_removed: isForgotten,
    created_at: time(run.createdAtMs),
    started_at: time(run.startedAtMs),
    completed_at: time(run.endedAtMs),
    urls: { get: self, cancel: `${self}/cancel` },
  };
}
