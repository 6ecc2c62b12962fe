import type { ProviderRunId } from '@genledger/domain/kernel';
import type { CancelOutcome, FetchRunOutcome, SubmitOutcome } from './outcomes.ts';

/** What a tool's registry entry says beside its price: open, and partly in the provider's own words. */
export type ToolMetadata = Readonly<Record<string, unknown>>;

/** One piece of work for a provider. */
export interface RunRequest {
  /** The `metadata` of the tool's registry entry: where the provider's own ids are found. */
  readonly toolMetadata: ToolMetadata;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Where the provider reports. It authenticates the reports, so it is a secret. */
  readonly webhookUrl: string;
  /** Gives up when aborted; work that may have been taken by then is `uncertain`. */
  readonly signal?: AbortSignal;
}

/** A run that a provider has taken. */
export interface RunReference {
  readonly runId: ProviderRunId;
  /** The `metadata` of the tool's registry entry: some providers find a run only below what was run. */
  readonly toolMetadata: ToolMetadata;
}

/** Talks to a provider. Expected failures are outcomes; nothing here throws, and nothing is tried twice. */
export interface ProviderClient {
  readonly submit: (request: RunRequest) => Promise<SubmitOutcome>;
  readonly fetchRun: (run: RunReference, signal?: AbortSignal) => Promise<FetchRunOutcome>;
  readonly cancel: (run: RunReference, signal?: AbortSignal) => Promise<CancelOutcome>;
}
