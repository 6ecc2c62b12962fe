import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi.ts';
import { AnswerError } from './problem.ts';

/** How the API is reached. */
export interface LedgerClientOptions {
  /** The address of the API, without a path: `https://ledger.example.com`. */
  readonly baseUrl: string;
  /** An API key, `glk_...`. */
  readonly apiKey: string;
  /** Sends the requests; the global `fetch` unless given. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** The API with a method for each of HTTP's: paths, parameters, bodies and answers are those of its OpenAPI document. */
export type LedgerClient = Client<paths>;

/** Makes a client. Its methods give `{ data, error, response }`; they throw only where no answer came. */
export function createLedgerClient({ baseUrl, apiKey, fetch }: LedgerClientOptions): LedgerClient {
  return createFetchClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(fetch && { fetch }),
  });
}

/** What a method of the client gives. */
interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer.
 * @throws AnswerError with the API's problem where it was no success
 */
export function unwrap<Data>({ data, error, response }: Answered<Data>): Exclude<Data, undefined> {
  if (!response.ok || data === undefined) throw new AnswerError(response.status, error);
  return data as Exclude<Data, undefined>;
}
