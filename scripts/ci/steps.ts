import type { Tally } from './tally.ts';

/** Sums the steps that `.ci/run` noted: one `name<TAB>exit code` a line; each step is one check. */
export function tallySteps(text: string): Tally {
  const codes = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[1]);
  const passed = codes.filter((code) => code === '0').length;
  return { passed, failed: codes.length - passed, skipped: 0 };
}
