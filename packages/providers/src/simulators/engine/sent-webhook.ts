import type { RunEnd, RunStage } from './run-plan.ts';

/** One try at sending a webhook. */
export interface WebhookTry {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly method: 'POST' | 'GET';
  /** The HTTP status of the answer; absent while it is awaited, and where none came. */
  status?: number;
}

/** One sending of a webhook, with what became of it. */
export interface SentWebhook {
  /** The same for every sending and every try of one event. */
  readonly messageId: string;
  readonly runId: string;
  readonly isTerminal: boolean;
  readonly url: string;
  /** JSON text. */
  readonly body: string;
  /** The event's number within its run, from 0; a duplicate has the same. */
  readonly event: number;
  readonly eventType: 'run.updated' | 'run.output';
  readonly stage: RunStage | RunEnd;
  readonly isDuplicate: boolean;
  readonly isDropped: boolean;
  readonly retriesAsGet: boolean;
  readonly tries: WebhookTry[];
  /** When a 2xx came, milliseconds since 1970. */
  acknowledgedAtMs?: number;
  /** Whether nothing more will be tried. */
  isFinished: boolean;
}
