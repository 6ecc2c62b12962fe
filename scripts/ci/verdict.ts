import type { PackageTests } from './collect-reports.ts';
import { addTallies, EMPTY_TALLY, formatTally, type Tally } from './tally.ts';

/** What the continuous integration says at its end. */
export interface Verdict {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** What the runs before left behind. */
export interface Evidence {
  /** The static checks, one count each. */
  readonly checks: Tally;
  readonly packages: readonly PackageTests[];
  /** The exit code of the command that ran all tests. */
  readonly testExitCode: number;
}

const UNEXPLAINED = 'the test command failed although no test did';

/**
 * Sums static checks and tests into one closing line. It holds when nothing failed and at least one test ran: a run
 * without tests proves nothing, however many checks passed. A failed test command that no report explains is a failure.
 */
export function verdictOf({ checks, packages, testExitCode }: Evidence): Verdict {
  const tests = addTallies(packages.map(({ tally }) => tally));
  const isUnexplained = testExitCode !== 0 && tests.failed === 0;
  const total = addTallies([checks, tests, { ...EMPTY_TALLY, failed: isUnexplained ? 1 : 0 }]);
  const ran = tests.passed + tests.failed > 0;
  return {
    lines: [
      ...packages.flatMap(({ folder, remarks }) => remarks.map((remark) => `${folder}: ${remark}`)),
      ...packages.map(describe),
      ...(isUnexplained ? [UNEXPLAINED] : []),
      ...(ran ? [] : ['no test ran']),
      formatTally(total),
    ],
    exitCode: total.failed === 0 && ran ? 0 : 1,
  };
}

function describe({ folder, tally, problem }: PackageTests): string {
  const counts = `tests in ${folder}: ${formatTally(tally)}`;
  return problem === undefined ? counts : `${counts} (${problem})`;
}
