import { relative } from 'node:path';
import type { Tally } from './tally.ts';

interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly FileResult[];
}

interface FileResult {
  readonly name: string;
  readonly status: 'passed' | 'failed';
  readonly message: string;
  readonly assertionResults: readonly TestResult[];
}

interface TestResult {
  readonly fullName: string;
  readonly status: string;
  /** One of each try that failed; a passed test has some when it passed at a later try. */
  readonly failureMessages: readonly string[];
}

/** What one JSON report says: the counts, and a line about each test that did not simply pass. */
export interface TestReport {
  readonly tally: Tally;
  readonly remarks: readonly string[];
}

/**
 * Reads one JSON report. A file that failed outside of its tests (it does not load, or a hook throws) counts as one
 * failure; so does a run that failed although none of its files did (an error that nothing caught). Files are named as
 * seen from the folder.
 */
export function readVitestReport(text: string, folder: string): TestReport {
  const report = JSON.parse(text) as VitestReport;
  const statuses = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ status }) => status),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const failed = failedTests + report.testResults.filter(failedOutsideOfTests).length;
  const uncaught = !report.success && failed === 0 ? 1 : 0;
  return {
    tally: { passed, failed: failed + uncaught, skipped: statuses.length - passed - failedTests },
    remarks: report.testResults.flatMap((file) => remarksOn({ ...file, name: relative(folder, file.name) })),
  };
}

function failedOutsideOfTests({ status, assertionResults }: FileResult): boolean {
  return status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed');
}

function remarksOn(file: FileResult): readonly string[] {
  const { name, message, assertionResults } = file;
  const ofTests = assertionResults.flatMap(({ fullName, status, failureMessages }) => {
    if (failureMessages.length === 0) return [];
    const outcome = status === 'passed' ? 'passed at a later try' : status;
    return [`${outcome}: ${name} > ${fullName}: ${firstLine(failureMessages[0])}`];
  });
  return failedOutsideOfTests(file) ? [...ofTests, `failed: ${name}: ${firstLine(message)}`] : ofTests;
}

function firstLine(message = ''): string {
  return message.split('\n', 1)[0] ?? '';
}
