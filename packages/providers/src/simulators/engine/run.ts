import type { RunEnd, RunPlan, RunStage } from './run-plan.ts';
import type { SentWebhook } from './sent-webhook.ts';

/** What a submission asks for. */
export interface SubmittedRun {
  /** What is to run, in the service's words: a deployment, a model, an endpoint. */
  readonly target: string;
  readonly webhookUrl?: string;
}

/** A run in the simulator's memory. Times are milliseconds since 1970. */
export interface SimulatedRun extends SubmittedRun {
  readonly id: string;
  /** Its number among the submissions, from 0. */
  readonly ordinal: number;
  readonly plan: RunPlan;
  readonly createdAtMs: number;
  readonly webhooks: SentWebhook[];
  stage: RunStage | RunEnd;
  /** Share done, 0 to 1. */
  progress: number;
  liveStatus: string | null;
  hasOutput: boolean;
  /** Events so far, sent or not. */
  events: number;
  startedAtMs?: number;
  endedAtMs?: number;
}

/** Whether a webhook's address asks for `run.output` events: `?target_events=run.output`, among others perhaps. */
export function wantsOutputEvents(webhookUrl: string | undefined): boolean {
  if (webhookUrl === undefined) return false;
  const wanted = new URL(webhookUrl).searchParams.getAll('target_events');
  return wanted.some((events) => events.split(',').includes('run.output'));
}

/** Time charged, milliseconds; nothing for a run that has not ended or never started. */
export function runDurationMs(run: SimulatedRun): number | undefined {
  return run.startedAtMs === undefined || run.endedAtMs === undefined
    ? undefined
    : run.endedAtMs - run.startedAtMs;
}
