import { expect, it } from 'vitest';
import { tallySteps } from './steps.ts';

it('counts each step once, by its exit code', () => {
  expect(tallySteps('lint\t0\ntypecheck\t2\nknip\t0\n')).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

it('counts a step without an exit code as failed', () => {
  expect(tallySteps('lint\n')).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
