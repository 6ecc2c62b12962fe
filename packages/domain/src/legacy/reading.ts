/** What an old field says: a value with the place that it was read from, nothing, or something that nobody can decide. */
export type Reading<Value> = Known<Value> | Absent | Undecidable;

/** A value, and where it came from. */
export interface Known<Value> {
  readonly kind: 'known';
  readonly value: Value;
  /** The path of the field, or the rule that derived it: `metadata.jobStartTime`, `rate x (end - start)`. */
  readonly source: string;
}

/** No writer said anything. */
export interface Absent {
  readonly kind: 'absent';
}

/** Something is there, and what it means cannot be known. Never guessed: it is settled by a person. */
export interface Undecidable {
  readonly kind: 'undecidable';
  /** A stable word: `status-unknown`, `parents-contradict`. */
  readonly reason: string;
  /** What it might mean, each with where that comes from. */
  readonly candidates: readonly Candidate[];
}

/** One thing that an undecidable field might mean. */
export interface Candidate {
  readonly source: string;
  /** As text, since it may be of any type. */
  readonly value: string;
}

/** Nothing was said. */
export const ABSENT: Absent = { kind: 'absent' };

/** A value with its source. */
export function known<Value>(value: Value, source: string): Known<Value> {
  return { kind: 'known', value, source };
}

/** What cannot be decided, with what it might be. */
export function undecidable(reason: string, ...candidates: readonly Candidate[]): Undecidable {
  return { kind: 'undecidable', reason, candidates };
}

/** The value of a reading; nothing where it is absent or undecidable. */
export function readValue<Value>(reading: Reading<Value>): Value | undefined {
  return reading.kind === 'known' ? reading.value : undefined;
}

/** The first reading that says something, be it undecidable. */
export function firstPresent<Value>(...readings: readonly Reading<Value>[]): Reading<Value> {
  return readings.find((reading) => reading.kind !== 'absent') ?? ABSENT;
}
