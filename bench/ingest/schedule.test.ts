import { expect, it } from 'vitest';
import { interleave } from './schedule.ts';

it('a run comes one place after the one before, its events so many runs apart', () => {
  const runs = ['a', 'b', 'c', 'd'].map((run) => [`${run}0`, `${run}1`]);
  expect(interleave(runs, 2)).toEqual(['a0', 'b0', 'a1', 'c0', 'b1', 'd0', 'c1', 'd1']);
});

it('keeps the order of a run, and every event', () => {
  const runs = Array.from({ length: 30 }, (_, run) => [0, 1, 2].map((stage) => ({ run, stage })));
  const order = interleave(runs, 7);
  expect(order).toHaveLength(90);
  const stages = order.filter(({ run }) => run === 11).map(({ stage }) => stage);
  expect(stages).toEqual([0, 1, 2]);
});
