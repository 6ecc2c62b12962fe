import { expect, test } from 'vitest';
import { rangeSteps } from './range-steps.ts';

test.each([
  [{ from: 1, to: 10, step: 3 }, [1, 4, 7, 10]],
  [{ from: 0.1, to: 0.7, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
  [{ from: -0.3, to: 0.3, step: 0.3 }, [-0.3, 0, 0.3]],
  [{ from: 0, to: 1, step: 0.4 }, [0, 0.4, 0.8]],
  [{ from: 5, to: 5, step: 1 }, [5]],
  [{ from: 1e-7, to: 3e-7, step: 1e-7 }, [1e-7, 2e-7, 3e-7]],
])('%j are %j, none of them drifting', (range, numbers) => {
  const steps = rangeSteps(range);
  if (typeof steps === 'string') throw new Error(steps);
  expect(Array.from({ length: steps.size }, (_, at) => steps.valueAt(at))).toEqual(numbers);
});
