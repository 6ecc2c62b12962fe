/** Words for the failures that are common; the code alone for others. Messages of errors are not passed on: they may hold a key. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ENOTFOUND', 'host name not found'],
  ['EAI_AGAIN', 'host name could not be looked up'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection closed'],
  ['UND_ERR_SOCKET', 'connection closed'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'answer broke off'],
]);

/** System calls that come before a request is written. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);
/** Failures of the handshakes of TCP and TLS, which carry no request yet. */
const HANDSHAKE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** How far causes are followed. */
const CAUSE_LIMIT = 5;

/** What Node puts on an error besides its message. */
type Reason = Error & { readonly code?: unknown; readonly syscall?: unknown; readonly errors?: unknown };

/** An error and its causes, outermost first. */
function reasonsOf(error: unknown): readonly Reason[] {
  const reasons: Reason[] = [];
  let current = error;
  while (current instanceof Error && reasons.length < CAUSE_LIMIT) {
    reasons.push(current);
    current = current.cause;
  }
  return reasons;
}

function isBeforeSending(reason: Reason): boolean {
  if (Array.isArray(reason.errors) && reason.errors.length > 0) return reason.errors.every(certainlyNotSent);
  if (typeof reason.syscall === 'string') return BEFORE_SENDING.has(reason.syscall);
  return typeof reason.code === 'string' && HANDSHAKE.has(reason.code);
}

/**
 * Whether a failed `fetch` certainly wrote nothing of its request: the name was not found, the connection refused or not made
 * in time, the certificate not accepted. Where several addresses were tried, all of them must have failed so.
 */
export function certainlyNotSent(error: unknown): boolean {
  return reasonsOf(error).some(isBeforeSending);
}

/** What failed, by its code, for people and logs. Never holds text of the request. */
export function describeTransportFailure(error: unknown): string {
  const code = reasonsOf(error)
    .map((reason) => reason.code)
    .find((candidate) => typeof candidate === 'string');
  if (typeof code !== 'string') return 'connection failed';
  const words = WORDS.get(code);
  return words === undefined ? `connection failed (${code})` : `${words} (${code})`;
}
