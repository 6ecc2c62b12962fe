import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { failure, success } from '../outcome.ts';
import type { BinarySource } from './binary-source.ts';

/** A mongod that the machine has installed. */
export const pathSource: BinarySource = {
  name: 'path',
  title: 'PATH',
  fetches: false,
  async locate({ environment }) {
    const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
    for (const folder of folders) {
      const candidate = join(folder, 'mongod');
      if (await isExecutable(candidate)) return success(candidate);
    }
    return failure('not installed');
  },
};

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
