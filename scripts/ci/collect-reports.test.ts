import { expect, it } from 'vitest';
import { temporaryTree } from '../testing/temporary-tree.ts';
import { collectReports } from './collect-reports.ts';

const ONE_PASSED = JSON.stringify({
  success: true,
  testResults: [
    { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', failureMessages: [] }] },
  ],
});

it('reads the report of packages, of apps and of what is beside them', async () => {
  const folders = ['apps/api', 'bench', 'packages/db', 'scripts'];
  const files = folders.flatMap((folder) => [
    [`${folder}/vitest.config.ts`, ''],
    [`${folder}/test-results/vitest.json`, ONE_PASSED],
  ]);
  const reports = await collectReports(await temporaryTree(Object.fromEntries(files)));
  expect(reports.map(({ folder }) => folder).sort()).toEqual(folders);
  expect(reports.every(({ tally }) => tally.passed === 1 && tally.failed === 0)).toBe(true);
});

it.each([
  ['absent', {}, 'no report was written'],
  ['cut off', { 'apps/api/test-results/vitest.json': '{"success":' }, "the report can't be read"],
])('counts a report that is %s as one failure', async (_, report, problem) => {
  const root = await temporaryTree({ 'apps/api/vitest.config.ts': '', ...report });
  expect(await collectReports(root)).toEqual([
    {
      folder: 'apps/api',
      tally: { passed: 0, failed: 1, skipped: 0 },
      problem: expect.stringContaining(problem),
      remarks: [],
    },
  ]);
});
