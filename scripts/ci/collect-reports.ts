import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles } from '../checks/list-files.ts';
import type { Tally } from './tally.ts';
import { readVitestReport } from './vitest-report.ts';

/** The tests of one package: their count, or why there is none. */
export interface PackageTests {
  readonly folder: string;
  readonly tally: Tally;
  readonly problem?: string;
  /** A line about each test that did not simply pass. */
  readonly remarks: readonly string[];
}

const CONFIGURATIONS = ['*/vitest.config.ts', '{packages,apps}/*/vitest.config.ts'];
const ONE_FAILURE: Tally = { passed: 0, failed: 1, skipped: 0 };

/**
 * Reads the report of every folder that has a `vitest.config.ts`. A report that is absent or broken is a failure:
 * those tests did not end.
 */
export async function collectReports(root: string): Promise<readonly PackageTests[]> {
  const configurations = await listFiles(root, CONFIGURATIONS);
  return Promise.all(configurations.map((configuration) => readReport(root, dirname(configuration))));
}

async function readReport(root: string, folder: string): Promise<PackageTests> {
  const path = join(root, folder, 'test-results/vitest.json');
  if (!existsSync(path)) return withoutReport(folder, 'no report was written');
  try {
    return { folder, ...readVitestReport(await readFile(path, 'utf8'), join(root, folder)) };
  } catch (error) {
    return withoutReport(folder, `the report can't be read: ${String(error)}`);
  }
}

function withoutReport(folder: string, problem: string): PackageTests {
  return { folder, tally: ONE_FAILURE, problem, remarks: [] };
}
