/**
 * What the record of a generation must be, worked out from the raw bodies in the inbox by the rules of docs/concepts.md: a second
 * way to the figures, which shares no code with the first.
 */

/** An event as the database holds it. */
export interface StoredEvent {
  readonly _id: { toHexString(): string };
  readonly source: string;
  readonly rawBody: string;
  readonly receivedAt: Date;
}

/** The figures of an ended generation on an A10G: 0.000337 US dollars a second, four times that in points. */
export interface ExpectedRecord {
  readonly status: string;
  readonly durationMs: number;
  /** Billionths of a thousandth of a dollar. */
  readonly picoUsd: bigint;
  readonly pointsSpent: number;
}

const PICO_USD_PER_MS = 337_000n;
const ENDS: Readonly<Record<string, string>> = {
  success: 'success',
  failed: 'failed',
  timeout: 'failed',
  cancelled: 'cancelled',
};
const WORKING = new Set(['started', 'running', 'uploading']);

interface Read {
  readonly receivedMs: number;
  readonly end?: { readonly status: string; readonly atMs: number };
  readonly workSinceMs?: number;
  readonly chargedMs?: number;
}

/** `2025-08-01 10:21:47.100000+00Z` and its like, all in UTC. */
function milliseconds(text: unknown): number | undefined {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(String(text)) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
}

function read(event: StoredEvent): Read {
  const receivedMs = event.receivedAt.getTime();
  const body = JSON.parse(event.rawBody);
  const capped = (text: unknown) => {
    const ms = milliseconds(text);
    return ms === undefined ? undefined : Math.min(ms, receivedMs);
  };
  const polled = event.source === 'poll';
  const status = ENDS[body.status];
  const workSinceMs = polled ? capped(body.started_at) : undefined;
  const working = workSinceMs ?? (WORKING.has(body.status) ? receivedMs : undefined);
  return {
    receivedMs,
    ...(status && { end: { status, atMs: (polled ? capped(body.ended_at) : undefined) ?? receivedMs } }),
    ...(working !== undefined && { workSinceMs: working }),
    ...(polled &&
      status &&
      typeof body.run_duration === 'number' && { chargedMs: Math.round(body.run_duration * 1000) }),
  };
}

/** Decimal text as whole pico-dollars; MongoDB writes small amounts with an exponent. */
export function picoUsd(text: string): bigint {
  const [, whole = '', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(text) ?? [];
  const places = 12 + Number(exponent) - fraction.length;
  return places >= 0
    ? BigInt(whole + fraction) * 10n ** BigInt(places)
    : BigInt(whole + fraction) / 10n ** BigInt(-places);
}

/** Four times the cost over the price of a point, half up; three points at least, which is the minimum charge of 0.001 dollars. */
function pointsOf(chargedMs: number): number {
  return chargedMs === 0 ? 0 : Math.max(3, Math.floor((chargedMs * 4 + 500) / 1000));
}

/** Works out the record from what was heard; nothing where no end was heard. */
export function expectedRecord(
  requestTimestamp: Date,
  events: readonly StoredEvent[],
): ExpectedRecord | undefined {
  const heard = events
    .filter(({ source }) => source === 'webhook' || source === 'poll')
    .toSorted(
      (a, b) =>
        a.receivedAt.getTime() - b.receivedAt.getTime() ||
        (a._id.toHexString() < b._id.toHexString() ? -1 : 1),
    )
    .map(read);
  const end = heard.find((event) => event.end !== undefined)?.end;
  if (end === undefined) return undefined;
  const durationMs = Math.max(0, end.atMs - requestTimestamp.getTime());
  const workSince = heard.flatMap(({ workSinceMs }) => (workSinceMs === undefined ? [] : [workSinceMs]));
  const begun = workSince.length === 0 ? undefined : Math.min(...workSince);
  const charged = heard.find(({ chargedMs }) => chargedMs !== undefined)?.chargedMs;
  const measured = begun !== undefined && begun <= end.atMs ? end.atMs - begun : durationMs;
  const chargedMs = charged ?? measured;
  return {
    status: end.status,
    durationMs,
    picoUsd: BigInt(chargedMs) * PICO_USD_PER_MS,
    pointsSpent: end.status === 'success' ? pointsOf(chargedMs) : 0,
  };
}
