import type { ProviderRunId } from '@genledger/domain/kernel';
import type { CancelOutcome, FetchRunOutcome, SubmitOutcome } from './outcomes.ts';

/** One piece of work for a provider. */
export interface RunRequest {
  /** The `metadata` of the tool's registry entry: where the provider's own ids are found. */
  readonly toolMetadata: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Where the provider reports. It authenticates the reports, so it is a secret. */
  readonly webhookUrl: string;
  /** Gives up when aborted; work that may have been taken by then is `uncertain`. */
  readonly signal?: AbortSignal;
}

/** Talks to a provider. Expected failures are outcomes; nothing here throws, and nothing is tried twice. */
export interface ProviderClient {
  readonly submit: (request: RunRequest) => Promise<SubmitOutcome>;
  readonly fetchRun: (runId: ProviderRunId, signal?: AbortSignal) => Promise<FetchRunOutcome>;
  readonly cancel: (runId: ProviderRunId, signal?: AbortSignal) => Promise<CancelOutcome>;
}
