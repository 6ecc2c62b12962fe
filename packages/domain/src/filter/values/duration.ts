const DURATION = /^(\d{1,15})(?:\.(\d{1,6}))?(ms|s|m|h|d|w)$/;
const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
/** The units of writing, longest first. */
const WRITTEN = ['d', 'h', 'm', 's'] as const;
/** Three thousand years: a time this long ago is still a time. */
const LONGEST_MS = 100_000_000_000_000;

/** Reads a duration such as `90s`, `1.5h` or `3d`. @returns whole milliseconds */
export function readDuration(text: string): number | undefined {
  const [, whole, fraction = '0', unit] = DURATION.exec(text) ?? [];
  if (whole === undefined || unit === undefined) return undefined;
  const ms = Math.round(Number(`${whole}.${fraction}`) * UNIT_MS[unit as keyof typeof UNIT_MS]);
  return ms <= LONGEST_MS ? ms : undefined;
}

/** Writes a duration in the longest unit that divides it. */
export function writeDuration(ms: number): string {
  const unit = WRITTEN.find((each) => ms % UNIT_MS[each] === 0 && ms > 0);
  return unit === undefined ? `${ms}ms` : `${ms / UNIT_MS[unit]}${unit}`;
}
