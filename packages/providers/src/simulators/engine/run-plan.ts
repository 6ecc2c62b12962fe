import type { Chaos } from './chaos.ts';
import { between, chance, createRandom, type Random } from './random.ts';

/** How a run ends. */
export type RunEnd = 'success' | 'failed' | 'timeout' | 'cancelled';
/** Where a run stands until it ends. */
export type RunStage = 'queued' | 'started' | 'running' | 'uploading';

/** One step of a run. */
export interface PlannedStep {
  /** Milliseconds after the submission. */
  readonly atMs: number;
  readonly stage: RunStage;
  /** Share done, 0 to 1. */
  readonly progress: number;
  readonly liveStatus: string | null;
  readonly eventType: 'run.updated' | 'run.output';
}

/** Everything that a run will do, decided at its submission. */
export interface RunPlan {
  readonly end: RunEnd;
  /** Milliseconds after the submission. */
  readonly startMs: number;
  /** Milliseconds from start to end. */
  readonly runDurationMs: number;
  /** Milliseconds after the submission at which the output is made, if the run gets so far. */
  readonly outputMs: number;
  /** Whether the end is told by no webhook. */
  readonly endIsSilent: boolean;
  /** Whether a failure tells its error as an object. */
  readonly errorAsObject: boolean;
  /** Whether the answer to the submission is cut off. */
  readonly answerIsLost: boolean;
  readonly steps: readonly PlannedStep[];
}

const NODES = ['Executing KSampler', 'Executing VAE Decode', 'Executing Save Image'];
/** Shares of the run at which work, upload and output lie. */
const WORK_BEGINS = 0.1;
const UPLOAD_BEGINS = 0.92;
const OUTPUT_READY = 0.96;

function endOf(random: Random, chaos: Chaos): RunEnd {
  const drawn = random.next();
  const { timeoutWithoutWebhookShare, failShare, cancelShare } = chaos;
  if (drawn < timeoutWithoutWebhookShare) return 'timeout';
  if (drawn < timeoutWithoutWebhookShare + failShare) return 'failed';
  return drawn < timeoutWithoutWebhookShare + failShare + cancelShare ? 'cancelled' : 'success';
}

function stepsOf(
  random: Random,
  startMs: number,
  durationMs: number,
  end: RunEnd,
  wantsOutput: boolean,
): readonly PlannedStep[] {
  const at = (share: number) => startMs + Math.floor(durationMs * share);
  const step = (atMs: number, stage: RunStage, progress: number, liveStatus: string | null): PlannedStep => ({
    atMs,
    stage,
    progress,
    liveStatus,
    eventType: 'run.updated',
  });
  const count = between(random, [2, 4]);
  const running = Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / (count + 1);
    const node = NODES[Math.min(index, NODES.length - 1)] ?? null;
    return step(
      at(WORK_BEGINS + share * (UPLOAD_BEGINS - WORK_BEGINS)),
      'running',
      Math.round(share * 100) / 100,
      node,
    );
  });
  const begun = [step(0, 'queued', 0, null), step(startMs, 'started', 0, 'Loading model'), ...running];
  if (end !== 'success') return begun;
  const uploading = step(at(UPLOAD_BEGINS), 'uploading', 1, 'Uploading outputs');
  const output: PlannedStep = { ...step(at(OUTPUT_READY), 'uploading', 0, null), eventType: 'run.output' };
  return [...begun, uploading, ...(wantsOutput ? [output] : [])];
}

/** What plans depend on. */
export interface PlanSettings {
  readonly seed: number;
  readonly chaos: Chaos;
  /** How many times faster than configured everything goes. */
  readonly timeScale: number;
}

/**
 * Decides a run from the seed and its number among the submissions, and nothing else, so that the same seed gives the same
 * runs whatever happens meanwhile.
 */
export function planRun(
  { seed, chaos, timeScale }: PlanSettings,
  ordinal: number,
  wantsOutput: boolean,
): RunPlan {
  const random = createRandom(seed, ordinal, 0);
  const end = endOf(random, chaos);
  const startMs = Math.round(between(random, chaos.queueMs) / timeScale);
  const runDurationMs = Math.max(1, Math.round(between(random, chaos.runDurationMs) / timeScale));
  return {
    end,
    startMs,
    runDurationMs,
    outputMs: startMs + Math.floor(runDurationMs * OUTPUT_READY),
    endIsSilent: end === 'timeout',
    errorAsObject: chance(random, 0.5),
    answerIsLost: chance(random, chaos.lostAnswerShare),
    steps: stepsOf(random, startMs, runDurationMs, end, wantsOutput),
  };
}
