import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError } from '../outcome/problem.ts';
import type { Host } from '../terminal/host.ts';

const MEBIBYTE = 1_048_576;
const LIMIT_MEBIBYTES = 64;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder.',
  EACCES: 'you may not.',
};

function unreadable(file: string, reason: string, cause?: unknown): CommandError {
  return new CommandError(
    { code: 'unreadable-file', message: `The file ${file} cannot be read: ${reason}` },
    { cause },
  );
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

async function readBytes(file: string, path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size <= LIMIT_MEBIBYTES * MEBIBYTE) return await readFile(path);
  } catch (error) {
    throw unreadable(file, reasonOf(error), error);
  }
  throw unreadable(file, `it is larger than ${LIMIT_MEBIBYTES} MiB.`);
}

/** Reads a file of UTF-8 text, or standard input where it is `-`. @throws CommandError that says why it cannot be read */
export async function readTextFile(host: Host, file: string): Promise<string> {
  if (file === '-') return host.readInput();
  const bytes = await readBytes(file, resolve(host.directory, file));
  if (!isUtf8(bytes)) throw unreadable(file, 'it is not UTF-8 text.');
  return bytes.toString('utf8');
}
