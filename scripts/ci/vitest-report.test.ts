import { expect, it } from 'vitest';
import { tallyReport } from './vitest-report.ts';

function report(success: boolean, ...files: readonly { status: string; tests: readonly string[] }[]): string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return JSON.stringify({ success, testResults });
}

it('counts passed, failed and skipped tests over all files', () => {
  const text = report(
    false,
    { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
    { status: 'failed', tests: ['passed', 'failed', 'todo', 'pending'] },
  );
  expect(tallyReport(text)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

it('counts a file that does not load as one failure', () => {
  expect(tallyReport(report(false, { status: 'failed', tests: [] }))).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

it('counts a hook that throws as one failure, its tests as skipped', () => {
  const text = report(false, { status: 'failed', tests: ['skipped', 'skipped'] });
  expect(tallyReport(text)).toEqual({ passed: 0, failed: 1, skipped: 2 });
});

it('counts an error that no test caught as one failure', () => {
  const text = report(false, { status: 'passed', tests: ['passed'] });
  expect(tallyReport(text)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('refuses what is no report', () => {
  expect(() => tallyReport('')).toThrow();
});
