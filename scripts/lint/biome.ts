import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One diagnostic: the rule and the file that it is about. */
export interface Diagnostic {
  readonly rule: string;
  readonly path: string;
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
const CONFIGURATION = ['biome.json', 'scripts/lint/domain-clock.grit'];

/** Lints a folder with the workspace's own configuration, which is copied into it. */
export async function lint(folder: string): Promise<readonly Diagnostic[]> {
  for (const path of CONFIGURATION) await cp(join(ROOT, path), join(folder, path));
  const flags = [
    'lint',
    '--vcs-enabled=false',
    '--reporter=json',
    '--max-diagnostics=none',
    'packages',
    'apps',
  ];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [BIOME, ...flags], { cwd: folder }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`biome did not report: ${stderr}`, { cause: error }));
    });
  });
  const report = JSON.parse(output) as Report;
  return report.diagnostics.map(({ category, location }) => ({ rule: category, path: location.path }));
}
