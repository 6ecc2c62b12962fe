import { fieldAt, type LegacyDocument } from './bson.ts';
import { numberOf } from './numeric.ts';

/**
 * Which of two things an old `durationMs` measured: the whole waiting time, or the seconds on the GPU times a thousand. One that can be
 * neither is `implausible` and counts for nothing.
 */
export type LegacyDuration =
  | { readonly kind: 'absent' }
  | { readonly kind: 'wall' }
  | { readonly kind: 'compute'; readonly ms: number }
  | { readonly kind: 'implausible' };

/** Writers took the times of a record a moment apart from its duration. */
const TOLERANCE_MS = 1000;

/**
 * Tells which duration it was: one that spans the work is compute time, one that spans the waiting is wall time, and any other that is
 * shorter than the waiting can only have been compute time.
 */
export function readDuration(
  document: LegacyDocument,
  times: { readonly wallMs: number; readonly workMs?: number },
): LegacyDuration {
  const value = fieldAt(document, 'durationMs');
  if (value === undefined) return { kind: 'absent' };
  const ms = numberOf(value);
  if (ms === undefined || ms < 0) return { kind: 'implausible' };
  const whole = Math.round(ms);
  const offWall = Math.abs(whole - times.wallMs);
  const offWork = times.workMs === undefined ? Number.POSITIVE_INFINITY : Math.abs(whole - times.workMs);
  if (offWork <= TOLERANCE_MS && offWork <= offWall) return { kind: 'compute', ms: whole };
  if (offWall <= TOLERANCE_MS) return { kind: 'wall' };
  return whole > 0 && whole < times.wallMs ? { kind: 'compute', ms: whole } : { kind: 'implausible' };
}
