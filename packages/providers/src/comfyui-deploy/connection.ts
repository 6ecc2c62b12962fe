import type { ProviderRunId } from '@genledger/domain/kernel';
import { type Exchange, exchange } from '../http/index.ts';
import { type ClientSettings, clientSettingsSchema } from '../provider/index.ts';

/** One call of ComfyUI Deploy. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below `/api`. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** ComfyUI Deploy at one address with one key. */
export interface Connection {
  readonly apiKey: string;
  readonly call: (call: Call) => Promise<Exchange>;
}

/**
 * Connects settings to calls. The address may or may not name `/api`, as the vendor's pages spell it both ways.
 * @throws ZodError on settings that are no settings
 */
export function connect(settings: ClientSettings): Connection {
  const { baseUrl, apiKey, ...limits } = clientSettingsSchema.parse(settings);
  const base = baseUrl.replace(/\/+$/, '').replace(/\/api$/, '');
  return {
    apiKey,
    call: ({ path, ...request }) =>
      exchange({ ...request, url: new URL(`${base}/api${path}`), apiKey }, limits),
  };
}

/** The path of a run, its opaque id escaped; nothing for an id that no escape keeps in its place, which is no run's. */
export function runPath(runId: ProviderRunId): string | undefined {
  const climbs = runId === '.' || runId === '..';
  return climbs || !runId.isWellFormed() ? undefined : `/run/${encodeURIComponent(runId)}`;
}
