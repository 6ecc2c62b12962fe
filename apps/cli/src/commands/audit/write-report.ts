import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError } from '../../outcome/problem.ts';
import type { Host } from '../../terminal/host.ts';

/** Writes a report to a file; one that is there is replaced. @throws CommandError that says why it cannot */
export async function writeReport({ directory }: Host, file: string, text: string): Promise<void> {
  try {
    await writeFile(resolve(directory, file), `${text}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The report cannot be written to ${file}: ${reason}.`;
    throw new CommandError({ code: 'unwritable-file', message }, { cause: error });
  }
}
