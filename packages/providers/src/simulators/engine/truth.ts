import { runDurationMs, type SimulatedRun } from './run.ts';
import type { RunEnd, RunStage } from './run-plan.ts';
import type { SentWebhook } from './sent-webhook.ts';

/** What really became of one sending of a webhook. Times are ISO 8601 UTC. */
export interface WebhookTruth {
  /** The event's number within its run, from 0; a duplicate has the same. */
  readonly event: number;
  readonly eventType: 'run.updated' | 'run.output';
  readonly status: RunStage | RunEnd;
  readonly isDuplicate: boolean;
  readonly isDropped: boolean;
  readonly tries: readonly {
    readonly at: string;
    readonly method: 'POST' | 'GET';
    readonly status: number | null;
  }[];
  readonly acknowledgedAt: string | null;
}

/** What really became of a run, in the older words whatever the status set. Times are ISO 8601 UTC. */
export interface RunTruth {
  readonly runId: string;
  /** What was to run, in the service's words. */
  readonly target: string;
  readonly webhookUrl: string | null;
  readonly status: RunStage | RunEnd;
  readonly hasEnded: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Time charged, whole milliseconds; null for a run that has not ended or never started. */
  readonly runDurationMs: number | null;
  readonly webhooks: readonly WebhookTruth[];
}

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | undefined) => (ms === undefined ? null : iso(ms));

function webhookTruth(webhook: SentWebhook): WebhookTruth {
  const { event, eventType, stage, isDuplicate, isDropped } = webhook;
  return {
    event,
    eventType,
    status: stage,
    isDuplicate,
    isDropped,
    tries: webhook.tries.map(({ atMs, method, status }) => ({
      at: iso(atMs),
      method,
      status: status ?? null,
    })),
    acknowledgedAt: isoOrNull(webhook.acknowledgedAtMs),
  };
}

/** The truth of a run as it stands. */
export function truthOf(run: SimulatedRun): RunTruth {
  return {
    runId: run.id,
    target: run.target,
    webhookUrl: run.webhookUrl ?? null,
    status: run.stage,
    hasEnded: run.endedAtMs !== undefined,
    createdAt: iso(run.createdAtMs),
    startedAt: isoOrNull(run.startedAtMs),
    endedAt: isoOrNull(run.endedAtMs),
    runDurationMs: runDurationMs(run) ?? null,
    webhooks: run.webhooks.map(webhookTruth),
  };
}

/** Whether nothing more will happen to a run by itself: it has ended, and every webhook is through or given up. */
export function isSettled(run: SimulatedRun): boolean {
  return run.endedAtMs !== undefined && run.webhooks.every((webhook) => webhook.isFinished);
}
