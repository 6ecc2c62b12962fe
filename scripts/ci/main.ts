import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { collectReports } from './collect-reports.ts';
import { tallySteps } from './steps.ts';
import { verdictOf } from './verdict.ts';

/**
 * `node scripts/ci/main.ts STEPS CODE`: prints the closing lines of a run. STEPS is the file in which `.ci/run` notes
 * its checks, CODE the exit code of the tests.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

const [stepsFile, testCode] = process.argv.slice(2);
if (stepsFile === undefined || testCode === undefined) {
  console.error('usage: node scripts/ci/main.ts STEPS CODE');
  process.exitCode = 2;
} else {
  const checks = tallySteps(await readFile(stepsFile, 'utf8'));
  const packages = await collectReports(ROOT);
  const { lines, exitCode } = verdictOf({ checks, packages, testExitCode: Number(testCode) });
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
}
