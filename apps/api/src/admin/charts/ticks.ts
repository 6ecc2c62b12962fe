/** Steps of an axis of durations, ms: those that people count in. */
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DURATION_STEPS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 192, 384].map((hours) => hours * HOUR_MS),
];
/** Intervals of an axis at most. */
const MOST_INTERVALS = 4;

function decimalStep(most: number): number {
  const rough = most / MOST_INTERVALS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * magnitude >= rough) ?? 10;
  return factor * magnitude;
}

function upTo(most: number, step: number): readonly number[] {
  const intervals = Math.max(1, Math.ceil(most / step - 1e-9));
  // Multiplied, and not added up, so that 0.1 + 0.2 does not become a label; 12 digits hide the rest.
  return Array.from({ length: intervals + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Values of an axis from zero to at least a value, at round numbers. */
export function decimalTicks(most: number): readonly number[] {
  return most > 0 ? upTo(most, decimalStep(most)) : [0, 1];
}

/** The same for whole things: no tick lies between two of them. */
export function wholeTicks(most: number): readonly number[] {
  return most > 0 ? upTo(most, Math.max(1, decimalStep(most))).filter(Number.isInteger) : [0, 1];
}

/** The same for durations in ms. */
export function durationTicks(most: number): readonly number[] {
  if (most <= 0) return [0, SECOND_MS];
  const step = DURATION_STEPS_MS.find((candidate) => candidate * MOST_INTERVALS >= most);
  return upTo(most, step ?? decimalStep(most));
}

/** The same for shares. */
export function shareTicks(most: number): readonly number[] {
  return most > 0 ? decimalTicks(most).filter((tick) => tick <= 1) : [0, 1];
}
