import type { AlertUnit } from './rules.ts';

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

function durationText(ms: number): string {
  const [unitMs, unit] = UNITS.find(([size]) => ms >= size) ?? [1000, 's'];
  return `${Number((ms / unitMs).toFixed(1))} ${unit}`;
}

/** A figure of an alert for people: `4.2 min`, `12.5%`, `$3.20 an hour`, `1.4×`. */
export function alertFigureText(value: number, unit: AlertUnit): string {
  switch (unit) {
    case 'duration':
      return durationText(value);
    case 'share':
      return `${Number((value * 100).toFixed(1))}%`;
    case 'usd-per-hour':
      return `$${value.toFixed(2)} an hour`;
    case 'times':
      return `${Number(value.toFixed(2))}×`;
  }
}
