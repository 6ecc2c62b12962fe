import type { Database } from '@genledger/db/client';
import { expect, test } from 'vitest';
import { KeptReading } from './kept-reading.ts';

// Only which one it is matters: nothing of it is read.
const [one, other] = [{} as Database, {} as Database];
const at = (second: number): Date => new Date(Date.UTC(2031, 2, 3, 10, 0, second));

test('a reading is told again until it is as old as it may be, and of its own database', () => {
  const kept = new KeptReading<string>();
  kept.keep(one, { at: at(0), value: 'first' });
  expect(kept.find(one, at(9), 10_000)).toEqual({ at: at(0), value: 'first' });
  expect(kept.find(one, at(10), 10_000)).toBeUndefined();
  expect(kept.find(other, at(0), 10_000)).toBeUndefined();
});

test('whoever takes none that is old has none, and a clock that was put back makes none younger', () => {
  const kept = new KeptReading<string>();
  kept.keep(one, { at: at(5), value: 'first' });
  expect(kept.find(one, at(5), 0)).toBeUndefined();
  expect(kept.find(one, at(4), 10_000)).toBeUndefined();
});

test('one that took longer than a later one does not replace it', () => {
  const kept = new KeptReading<string>();
  kept.keep(one, { at: at(5), value: 'later' });
  expect(kept.keep(one, { at: at(3), value: 'slow' }).value).toBe('slow');
  expect(kept.find(one, at(6), 10_000)?.value).toBe('later');
});
