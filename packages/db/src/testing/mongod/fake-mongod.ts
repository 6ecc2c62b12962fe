import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of a program that answers `--version` as a mongod of this version does, and can do nothing else. */
export function fakeMongodText(version: string): string {
  return `#!/bin/sh\necho "db version v${version}"\n`;
}

/** Writes an executable into `folder` (made where missing) and gives its path. */
export async function writeProgram(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o755 });
  return path;
}
