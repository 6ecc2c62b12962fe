import { ADMIN_KEY } from './api-process.ts';
import { contractOf } from './contract.ts';

/** An answer, its body read as JSON where it is. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

/** What a request may have besides its method and path. */
export interface RequestParts {
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or bytes go out as they are; anything else as JSON. */
  readonly body?: unknown;
  /** `application/json` unless given; null sends none. */
  readonly contentType?: string | null;
}

/**
 * Speaks HTTP with one API under one key. The bodies' types are what the test claims to get; whatever comes back is held against the
 * API's description.
 */
export interface Client {
  readonly url: string;
  request<Body>(method: string, path: string, parts?: RequestParts): Promise<Answer<Body>>;
  get<Body>(path: string): Promise<Answer<Body>>;
  post<Body>(path: string, body?: unknown, headers?: RequestParts['headers']): Promise<Answer<Body>>;
  put<Body>(path: string, body: unknown): Promise<Answer<Body>>;
}

/** Bytes are sent without a content type of their own; `fetch` gives every text one. */
function bytesOf(body: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function parse(text: string, contentType: string): unknown {
  return /json/.test(contentType) ? JSON.parse(text) : undefined;
}

/**
 * Makes a client.
 * @param key null sends none
 */
export function createClient(url: string, key: string | null = ADMIN_KEY): Client {
  async function request<Body>(
    method: string,
    path: string,
    { headers, body, contentType = 'application/json' }: RequestParts = {},
  ): Promise<Answer<Body>> {
    const bytes = bytesOf(body);
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(bytes !== undefined && contentType !== null && { 'content-type': contentType }),
        ...headers,
      },
      ...(bytes !== undefined && { body: bytes }),
    });
    const text = await response.text();
    const { status, headers: received } = response;
    const type = received.get('content-type') ?? '';
    const parsed = parse(text, type);
    (await contractOf(url)).check(method, path, { status, contentType: type, body: parsed });
    return { status, headers: received, text, body: parsed as Body };
  }

  return {
    url,
    request,
    get: (path) => request('GET', path),
    post: (path, body, headers) => request('POST', path, { body, ...(headers && { headers }) }),
    put: (path, body) => request('PUT', path, { body }),
  };
}
