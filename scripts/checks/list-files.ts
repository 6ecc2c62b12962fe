import { glob } from 'node:fs/promises';

const NEVER_OURS = new Set([
  'node_modules',
  'generated',
  '.git',
  '.turbo',
  '.genledger',
  'dist',
  'coverage',
  'test-results',
]);

/** Lists files below a root that match one of the patterns, sorted; never what is installed, built or cached. */
export async function listFiles(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  const options = { cwd: root, withFileTypes: true, exclude: isNeverOurs } as const;
  for await (const entry of glob(patterns, options)) {
    if (entry.isFile()) files.push(`${entry.parentPath}/${entry.name}`.slice(root.length + 1));
  }
  return files.sort();
}

function isNeverOurs(entry: { readonly name: string }): boolean {
  return NEVER_OURS.has(entry.name);
}
