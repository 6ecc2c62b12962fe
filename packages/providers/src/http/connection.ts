import { type ClientSettings, clientSettingsSchema } from '../provider/index.ts';
import { type Exchange, exchange } from './exchange.ts';

/** One call of a provider. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the provider's address; with its query. */
  readonly path: string;
  /** JSON text. */
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A provider at one address with one key. */
export interface Connection {
  readonly apiKey: string;
  readonly call: (call: Call) => Promise<Exchange>;
}

/** What differs between providers. */
export interface ConnectionRules {
  /** What stands before the key in the `Authorization` header. */
  readonly keyPrefix: 'Bearer' | 'Key';
  /** The path in front of all others, which an address as configured may or may not name: `/v1`. */
  readonly root: string;
}

/**
 * Connects settings to calls.
 * @throws ZodError on settings that are no settings
 */
export function connect(settings: ClientSettings, { keyPrefix, root }: ConnectionRules): Connection {
  const { baseUrl, apiKey, ...limits } = clientSettingsSchema.parse(settings);
  const address = baseUrl.replace(/\/+$/, '');
  const base = root !== '' && address.endsWith(root) ? address.slice(0, -root.length) : address;
  const authorization = `${keyPrefix} ${apiKey}`;
  return {
    apiKey,
    call: ({ path, ...request }) =>
      exchange({ ...request, url: new URL(`${base}${root}${path}`), authorization }, limits),
  };
}
