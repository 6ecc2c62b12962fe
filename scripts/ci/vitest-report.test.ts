import { expect, it } from 'vitest';
import { readVitestReport as read } from './vitest-report.ts';

interface Test {
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

interface File {
  readonly status: string;
  readonly message?: string;
  readonly tests: readonly (string | Test)[];
}

const readVitestReport = (text: string) => read(text, '/repository');

function report(success: boolean, ...files: readonly File[]): string {
  const testResults = files.map(({ status, message = '', tests }) => ({
    name: '/repository/test/some.test.ts',
    status,
    message,
    assertionResults: tests.map((test) => ({
      fullName: 'something holds',
      failureMessages: [],
      ...(typeof test === 'string' ? { status: test } : test),
    })),
  }));
  return JSON.stringify({ success, testResults });
}

it('counts passed, failed and skipped tests over all files', () => {
  const text = report(
    false,
    { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
    { status: 'failed', tests: ['passed', 'failed', 'todo', 'pending'] },
  );
  expect(readVitestReport(text).tally).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

it('has nothing to remark on tests that pass or are skipped', () => {
  expect(readVitestReport(report(true, { status: 'passed', tests: ['passed', 'skipped'] })).remarks).toEqual(
    [],
  );
});

it('names a failed test, where it is, and the first line of why', () => {
  const failed = {
    status: 'failed',
    failureMessages: ['Error: expected 1 to be 2\n    at somewhere', 'Error'],
  };
  expect(readVitestReport(report(false, { status: 'failed', tests: [failed] })).remarks).toEqual([
    'failed: test/some.test.ts > something holds: Error: expected 1 to be 2',
  ]);
});

it('counts a test that passes at a later try as passed, and names it', () => {
  const flaky = { status: 'passed', failureMessages: ['Error: too late\n    at somewhere'] };
  expect(readVitestReport(report(true, { status: 'passed', tests: [flaky] }))).toEqual({
    tally: { passed: 1, failed: 0, skipped: 0 },
    remarks: ['passed at a later try: test/some.test.ts > something holds: Error: too late'],
  });
});

it('counts a file that does not load as one failure, and says why', () => {
  const text = report(false, { status: 'failed', message: 'no such module\n  at', tests: [] });
  expect(readVitestReport(text)).toEqual({
    tally: { passed: 0, failed: 1, skipped: 0 },
    remarks: ['failed: test/some.test.ts: no such module'],
  });
});

it('counts a hook that throws as one failure, its tests as skipped', () => {
  const text = report(false, { status: 'failed', tests: ['skipped', 'skipped'] });
  expect(readVitestReport(text).tally).toEqual({ passed: 0, failed: 1, skipped: 2 });
});

it('counts an error that no test caught as one failure', () => {
  const text = report(false, { status: 'passed', tests: ['passed'] });
  expect(readVitestReport(text).tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

it('refuses what is no report', () => {
  expect(() => readVitestReport('')).toThrow();
});
