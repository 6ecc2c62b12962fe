import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';

/** Where Linux keeps files in memory. */
const SHARED_MEMORY = '/dev/shm';
/** Room for the journal, the log of operations (a GB at least), and what tests write. */
const NEEDED_BYTES = 6 * 1024 ** 3;

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  await access(folder, constants.W_OK | constants.X_OK);
  return Math.min(bavail * bsize, freemem()) >= NEEDED_BYTES;
}

/** A folder for temporary files that lies in memory where this system has room for them there, else the usual one. */
export async function memoryFolder(): Promise<string> {
  const roomy = await hasRoom(SHARED_MEMORY).catch(() => false);
  return roomy ? SHARED_MEMORY : tmpdir();
}
