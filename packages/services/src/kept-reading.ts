import type { Database } from '@genledger/db/client';

/** What was read, and when. */
export interface Reading<Value> {
  readonly at: Date;
  readonly value: Value;
}

/** Keeps the last reading of each database, so that what takes long to read can be told again for a while, with its age. */
export class KeptReading<Value> {
  readonly #last = new WeakMap<Database, Reading<Value>>();

  /** The last reading. Nothing where it is older than asked for: with an age of 0, always. */
  find(database: Database, now: Date, mostAgeMs: number): Reading<Value> | undefined {
    const last = this.#last.get(database);
    const ageMs = last === undefined ? Number.POSITIVE_INFINITY : now.getTime() - last.at.getTime();
    return ageMs >= 0 && ageMs < mostAgeMs ? last : undefined;
  }

  /** Keeps a reading; one that took longer than a later one does not stand in its way. */
  keep(database: Database, reading: Reading<Value>): Reading<Value> {
    const last = this.#last.get(database);
    if (last === undefined || last.at <= reading.at) this.#last.set(database, reading);
    return reading;
  }
}
