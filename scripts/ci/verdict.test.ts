import { expect, it } from 'vitest';
import type { PackageTests } from './collect-reports.ts';
import { verdictOf } from './verdict.ts';

const CHECKS = { passed: 5, failed: 0, skipped: 0 };

function tests(passed: number, failed: number): PackageTests {
  return { folder: 'packages/db', tally: { passed, failed, skipped: 0 }, remarks: [] };
}

function verdict(packages: readonly PackageTests[], testExitCode = 0) {
  return verdictOf({ checks: CHECKS, packages, testExitCode });
}

it('ends with the sum of checks and tests, alone on its line', () => {
  expect(verdict([tests(2, 0), tests(3, 0)]).lines.at(-1)).toBe('10 passed, 0 failed');
});

it('holds when nothing failed', () => {
  expect(verdict([tests(1, 0)]).exitCode).toBe(0);
});

it.each([
  ['a test failed', CHECKS, [tests(9, 1)]],
  ['a check failed', { passed: 4, failed: 1, skipped: 0 }, [tests(9, 0)]],
  ['no test ran', CHECKS, [tests(0, 0)]],
  ['no package has tests', CHECKS, []],
])('does not hold when %s', (_, checks, packages) => {
  expect(verdictOf({ checks, packages, testExitCode: 0 }).exitCode).toBe(1);
});

it('counts a failed test command that no report explains as one failure', () => {
  const { lines, exitCode } = verdict([tests(1, 0)], 1);
  expect({ line: lines.at(-1), exitCode }).toEqual({ line: '6 passed, 1 failed', exitCode: 1 });
});

it('counts a failed test once, although the test command failed too', () => {
  expect(verdict([tests(1, 1)], 1).lines.at(-1)).toBe('6 passed, 1 failed');
});

it('says why a package has no count', () => {
  const broken = { ...tests(0, 1), problem: 'no report was written' };
  expect(verdict([broken]).lines[0]).toContain('packages/db: 0 passed, 1 failed (no report was written)');
});

it('names the tests that did not simply pass before the counts', () => {
  const flaky = { ...tests(1, 0), remarks: ['passed at a later try: a.test.ts > holds: Error'] };
  expect(verdict([flaky]).lines).toEqual([
    'packages/db: passed at a later try: a.test.ts > holds: Error',
    'tests in packages/db: 1 passed, 0 failed',
    '6 passed, 0 failed',
  ]);
});
