import { type FileHandle, open, rename } from 'node:fs/promises';
import { systemErrorCode } from '../outcome.ts';

const TAIL_BYTES = 64 * 1024;

/** Opens a fresh log file; what was there becomes `<file>.previous`, and what was there before that is gone. */
export async function openLogFile(path: string): Promise<FileHandle> {
  try {
    await rename(path, `${path}.previous`);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
  return await open(path, 'a', 0o600);
}

/** The last lines of a log file, or none when it can't be read. */
export async function readLogTail(path: string): Promise<string[]> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return [];
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead).split('\n');
  } finally {
    await handle.close();
  }
}
