import type { Tally } from './tally.ts';

interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly FileResult[];
}

interface FileResult {
  readonly status: 'passed' | 'failed';
  readonly assertionResults: readonly { readonly status: string }[];
}

/**
 * Counts the tests of one JSON report. A file that failed outside of its tests (it does not load, or a hook throws)
 * counts as one failure; so does a run that failed although none of its files did (an error that nothing caught).
 */
export function tallyReport(text: string): Tally {
  const report = JSON.parse(text) as VitestReport;
  const statuses = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ status }) => status),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const failed = failedTests + report.testResults.filter(failedOutsideOfTests).length;
  const uncaught = !report.success && failed === 0 ? 1 : 0;
  return { passed, failed: failed + uncaught, skipped: statuses.length - passed - failedTests };
}

function failedOutsideOfTests({ status, assertionResults }: FileResult): boolean {
  return status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed');
}
