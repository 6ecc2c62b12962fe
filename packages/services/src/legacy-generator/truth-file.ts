import { type FileHandle, open } from 'node:fs/promises';
import type { Truth } from './truth.ts';

/** The file that says what was planted: one JSON document a line. */
export interface TruthFile {
  write(lines: readonly Truth[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a truth file; one that exists is replaced. */
export async function openTruthFile(path: string): Promise<TruthFile> {
  const file: FileHandle = await open(path, 'w');
  return {
    async write(lines) {
      if (lines.length === 0) return;
      await file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    },
    close: () => file.close(),
  };
}
