import { describe, expect, test } from 'vitest';
import { createManualClock } from './clock.ts';

describe('a manual clock', () => {
  test('stands still until it is moved', () => {
    const clock = createManualClock(1_000);
    const done: string[] = [];
    clock.after(10, () => done.push('ten'));
    expect([clock.now(), done]).toEqual([1_000, []]);
    clock.advance(9);
    expect([clock.now(), done]).toEqual([1_009, []]);
    clock.advance(1);
    expect([clock.now(), done]).toEqual([1_010, ['ten']]);
  });

  test('runs actions by time, those of one time in the order of planning, and new ones too', () => {
    const clock = createManualClock(0);
    const done: string[] = [];
    clock.after(5, () => done.push('b'));
    clock.after(1, () => {
      done.push(`a at ${clock.now()}`);
      clock.after(2, () => done.push(`new at ${clock.now()}`));
    });
    clock.after(5, () => done.push('c'));
    clock.advance(10);
    expect(done).toEqual(['a at 1', 'new at 3', 'b', 'c']);
  });

  test('goes from one action to the next', () => {
    const clock = createManualClock(0);
    clock.after(60_000, () => {});
    expect([clock.runNext(), clock.now(), clock.runNext()]).toEqual([true, 60_000, false]);
  });

  test('runs nothing that was taken back', () => {
    const clock = createManualClock(0);
    const done: string[] = [];
    const cancel = clock.after(5, () => done.push('a'));
    cancel();
    cancel();
    clock.advance(10);
    expect(done).toEqual([]);
  });
});
