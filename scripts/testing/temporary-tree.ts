import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a tree: path -> text. */
export type SourceFiles = Readonly<Record<string, string>>;

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: SourceFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Makes an empty folder with a real path. */
export async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'genledger-scripts-')));
}

/** A folder with the given files, for the test that runs; it is removed when the test ends. */
export async function temporaryTree(files: SourceFiles): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFiles(folder, files);
  return folder;
}
