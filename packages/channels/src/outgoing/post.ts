import { type Dispatcher, request } from 'undici';

/** A message to a receiver over HTTP. */
export interface Post {
  readonly url: string | URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** What came back: the status, and of the body what arrived in time. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The beginning of the body: at most so many bytes as were asked for, less where it was slow or was cut. */
  readonly text: string;
}

/** Nothing came back. */
export interface NoAnswer {
  readonly kind: 'no-answer';
  /** A sentence for people; no secrets. */
  readonly reason: string;
  /** Whether the guard refused the address: it will not get better by itself. */
  readonly isRefused: boolean;
}

/** How long a body is listened to once the status is there, ms. */
const BODY_TIME_MS = 2000;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be resolved just now',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network of the host cannot be reached',
  ETIMEDOUT: 'no connection in time',
  HPE_INVALID_CONSTANT: 'the answer is not HTTP',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the host does not speak TLS on that port',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is of an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate is of an authority that is not trusted, or an intermediate certificate is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate is of an authority that is not trusted',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
};

function codeOf(error: unknown): string {
  const candidates = error instanceof AggregateError ? [error, ...error.errors] : [error];
  for (const candidate of candidates) {
    if (candidate instanceof Error && 'code' in candidate && typeof candidate.code === 'string') {
      return candidate.code;
    }
  }
  return '';
}

function describe(error: unknown, signal: AbortSignal): NoAnswer {
  if (signal.aborted) return { kind: 'no-answer', reason: 'no answer in time', isRefused: false };
  const code = codeOf(error);
  const isRefused = code === 'REFUSED_ADDRESS';
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'no-answer', reason: isRefused ? message : (REASONS[code] ?? (code || message)), isRefused };
}

/**
 * Reads a body up to a limit, for a short while, and lets go of the rest. The status has come before it, and is the answer: a body
 * that drips, never ends or is cut changes nothing of it.
 */
async function readStart(body: Dispatcher.ResponseData['body'], limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(() => body.destroy(), BODY_TIME_MS);
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= limitBytes) break;
    }
  } catch {
    // Ended before its end: what came of it counts.
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).subarray(0, limitBytes).toString('utf8').replaceAll('\0', '');
}

/**
 * Posts a message and reads the beginning of the answer. Redirects are answers like others.
 * @param limitBytes how much of the body is read
 */
export async function post(
  dispatcher: Dispatcher,
  { url, headers, body, signal }: Post,
  limitBytes: number,
): Promise<Answer | NoAnswer> {
  try {
    const response = await request(url, { method: 'POST', headers, body, signal, dispatcher });
    const text = await readStart(response.body, limitBytes);
    return {
      kind: 'answer',
      status: response.statusCode,
      header: (name) => {
        const value = response.headers[name];
        return Array.isArray(value) ? value[0] : value;
      },
      text,
    };
  } catch (error) {
    return describe(error, signal);
  }
}
