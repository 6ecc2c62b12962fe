import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/webhooks/', import.meta.url);

/** The names of all recorded webhook bodies. */
export function fixtureNames(): readonly string[] {
  return readdirSync(FOLDER).sort();
}

/** A recorded webhook body, parsed. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}
