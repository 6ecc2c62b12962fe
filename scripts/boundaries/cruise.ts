import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SourceFiles, writeFiles } from '../testing/temporary-tree.ts';
import { packageFolders } from './lawful-tree.ts';

/** One import that a rule forbids. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
}

interface CruiseReport {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEPENDENCY_CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const CONFIGURATION = join(ROOT, '.dependency-cruiser.js');
const OUTPUT_LIMIT_BYTES = 32 * 1024 * 1024;

/** Writes a fixture tree, its packages linked into `node_modules` as the package manager does. */
export async function writeTree(folder: string, files: SourceFiles): Promise<void> {
  await writeFiles(folder, files);
  await mkdir(join(folder, 'node_modules/@genledger'), { recursive: true });
  for (const [name, target] of packageFolders()) {
    await symlink(join(folder, target), join(folder, 'node_modules', name), 'dir');
  }
}

/** Runs dependency-cruiser on a tree with the workspace's own rules. */
export async function cruise(folder: string): Promise<readonly Violation[]> {
  const output = await new Promise<string>((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: OUTPUT_LIMIT_BYTES };
    const flags = [
      '--config',
      CONFIGURATION,
      '--output-type',
      'json',
      'packages',
      'apps',
      'bench',
      'scripts',
    ];
    execFile(process.execPath, [DEPENDENCY_CRUISER, ...flags], options, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`dependency-cruiser did not report: ${stderr}`, { cause: error }));
    });
  });
  const report = JSON.parse(output) as CruiseReport;
  return report.summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}
