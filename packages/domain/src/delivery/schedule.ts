/** When a delivery is tried again, and how long at all. */
export interface RetrySchedule {
  /** Longest wait before the second try, the third, ...; ms. One more try than there are waits. */
  readonly waitsMs: readonly number[];
  /** `full`: anything up to the wait, evenly; `none`: the wait itself. */
  readonly jitter: 'full' | 'none';
  /** From the first try on; whatever is still not delivered then is dropped, ms. */
  readonly giveUpAfterMs: number;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** At once, then 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h: the Standard Webhooks operations guide. */
export const STANDARD_WEBHOOKS_SCHEDULE: RetrySchedule = {
  waitsMs: [
    5 * SECOND_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
  ],
  jitter: 'full',
  giveUpAfterMs: 96 * HOUR_MS,
};

/** For people, who do not want yesterday's picture: eight tries within about two hours. */
export const CHAT_SCHEDULE: RetrySchedule = {
  waitsMs: [
    2 * SECOND_MS,
    10 * SECOND_MS,
    MINUTE_MS,
    5 * MINUTE_MS,
    15 * MINUTE_MS,
    30 * MINUTE_MS,
    60 * MINUTE_MS,
  ],
  jitter: 'full',
  giveUpAfterMs: 6 * HOUR_MS,
};

/**
 * When the next try is due.
 * @param tries how many were made, from 1
 * @param draw a random number from 0 up to, not including, 1
 * @param retryAfterMs what the receiver asked for; never undercut
 * @returns nothing where all tries are used, or the next one would come too late
 */
export function nextTryAt(
  schedule: RetrySchedule,
  tries: number,
  startedAt: Date,
  now: Date,
  draw: number,
  retryAfterMs = 0,
): Date | undefined {
  const waitMs = schedule.waitsMs[tries - 1];
  if (waitMs === undefined) return undefined;
  const drawnMs = schedule.jitter === 'full' ? Math.ceil(waitMs * draw) : waitMs;
  const at = now.getTime() + Math.max(drawnMs, retryAfterMs);
  return at > startedAt.getTime() + schedule.giveUpAfterMs ? undefined : new Date(at);
}
