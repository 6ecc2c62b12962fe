const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
] as const;

/** A duration in the largest unit that fits: `1.2 s`, `3 min`, `12 d`. */
export function durationText(durationMs: number): string {
  const size = Math.abs(durationMs);
  for (const [unitMs, unit] of UNITS) {
    if (size >= unitMs) {
      const count = durationMs / unitMs;
      return `${Math.abs(count) < 10 && unit !== 'd' ? Number(count.toFixed(1)) : Math.round(count)} ${unit}`;
    }
  }
  return `${Math.round(durationMs)} ms`;
}

/** How long ago a time was; `in 3 min` where it is yet to come. */
export function ageText(iso: string, now: Date): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  const ageMs = now.getTime() - at;
  return ageMs < -SECOND_MS ? `in ${durationText(-ageMs)}` : durationText(Math.max(0, ageMs));
}

/** A whole number with commas: `1,000,000`. */
export function wholeText(count: number): string {
  return count.toLocaleString('en-US');
}

/** A time as people read it: `2026-11-25 10:00:00`. */
export function timeText(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : iso.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
}
