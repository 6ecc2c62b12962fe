import { z } from 'zod';

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 30 * UNIT_MS.d;

function isUnit(text: string): text is keyof typeof UNIT_MS {
  return Object.hasOwn(UNIT_MS, text);
}

function toMs(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return isUnit(unit) ? Number(amount) * UNIT_MS[unit] : Number.NaN;
}

/** A duration of the configuration: `500ms`, `5s`, `30m`, `2h`, `1d`, or whole milliseconds. At most 30 days. */
export const durationMsSchema = z
  .union([z.string().transform(toMs), z.number()])
  .pipe(
    z
      .int('must be a duration such as 5s, 30m or 2h, or whole milliseconds')
      .min(0)
      .max(LONGEST_MS, 'must be at most 30d'),
  );
