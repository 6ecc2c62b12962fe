import { exhaustive } from '../kernel/index.ts';
import { nextTryAt, type RetrySchedule } from './schedule.ts';
import type { DeliveryHold, TryResult } from './try.ts';

/** Where a delivery stands when a try of it has ended. */
export interface DeliveryProgress {
  /** Tries made before this one. */
  readonly tries: number;
  /** When the first try was made; absent where none was. */
  readonly startedAt?: Date;
}

/** What a try makes of its delivery. */
export type DeliverySettlement =
  | { readonly kind: 'sent'; readonly at: Date; readonly tries: number }
  | { readonly kind: 'dropped'; readonly error: string; readonly tries: number }
  | {
      readonly kind: 'waiting';
      readonly until: Date;
      readonly error: string;
      readonly tries: number;
      readonly hold?: DeliveryHold;
    };

const hours = (ms: number): string => `${Math.round(ms / 360_000) / 10} h`;

function afterFailure(
  result: Extract<TryResult, { kind: 'failed' }>,
  progress: DeliveryProgress,
  schedule: RetrySchedule,
  now: Date,
  draw: number,
): DeliverySettlement {
  const tries = progress.tries + 1;
  const startedAt = progress.startedAt ?? now;
  const until = nextTryAt(schedule, tries, startedAt, now, draw, result.retryAfterMs);
  return until === undefined
    ? { kind: 'dropped', error: `gave up after ${tries} tries: ${result.reason}`, tries }
    : { kind: 'waiting', until, error: result.reason, tries };
}

/** Nothing waits for ever for a receiver; for a setting of ours it does, since that is ours to put right. */
function whileHeld(
  result: Extract<TryResult, { kind: 'held' }>,
  { tries, startedAt }: DeliveryProgress,
  schedule: RetrySchedule,
  now: Date,
): DeliverySettlement {
  const until = new Date(Math.max(result.untilMs, now.getTime()));
  const lastMs = startedAt && startedAt.getTime() + schedule.giveUpAfterMs;
  return lastMs !== undefined && result.hold !== 'not-configured' && until.getTime() > lastMs
    ? { kind: 'dropped', error: `gave up after ${hours(schedule.giveUpAfterMs)}: ${result.reason}`, tries }
    : { kind: 'waiting', until, error: result.reason, tries, hold: result.hold };
}

/**
 * What the end of a try makes of its delivery: sent, dropped with the reason, or waiting until its next try.
 * @param draw a random number from 0 up to, not including, 1
 */
export function settleTry(
  result: TryResult,
  progress: DeliveryProgress,
  schedule: RetrySchedule,
  now: Date,
  draw: number,
): DeliverySettlement {
  switch (result.kind) {
    case 'delivered':
      return { kind: 'sent', at: now, tries: progress.tries + 1 };
    case 'refused':
      return { kind: 'dropped', error: result.reason, tries: progress.tries + 1 };
    case 'failed':
      return afterFailure(result, progress, schedule, now, draw);
    case 'held':
      return whileHeld(result, progress, schedule, now);
    default:
      return exhaustive(result);
  }
}
