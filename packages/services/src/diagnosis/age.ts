const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** How long ago something was, in the largest unit of which there are two: `90 s`, `45 min`, `30 h`, `3 d`. */
export function ageText(at: Date, now: Date): string {
  const ms = Math.max(0, now.getTime() - at.getTime());
  const [unit, unitMs] = UNITS.find(([, size]) => ms >= 2 * size) ?? UNITS[3];
  return `${Math.floor(ms / unitMs)} ${unit}`;
}
