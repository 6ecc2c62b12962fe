import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { failure, type Outcome, success } from '../outcome.ts';

/** The file, if it has exactly this size and this SHA-256 (hexadecimal); otherwise what differs. */
export async function verifyFile(
  path: string,
  expected: { readonly sizeBytes: number; readonly sha256: string },
): Promise<Outcome<string>> {
  const { size } = await stat(path);
  if (size !== expected.sizeBytes) {
    return failure(`the file has ${size} bytes instead of ${expected.sizeBytes}; it is not used`);
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const digest = hash.digest('hex');
  if (digest !== expected.sha256) {
    return failure(`the file's SHA-256 is ${digest} instead of ${expected.sha256}; it is not used`);
  }
  return success(path);
}
