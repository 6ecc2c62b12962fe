import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/** How the names of all temporary data folders begin: by it one run finds what a killed one left. */
export const TEMPORARY_PREFIX = 'genledger-mongod-';

/** Makes a data folder that is thrown away. @param label part of its name, for whoever looks at the folder it lies in */
export function makeTemporaryDataFolder(parent: string, label?: string): Promise<string> {
  return mkdtemp(join(parent, label === undefined ? TEMPORARY_PREFIX : `${TEMPORARY_PREFIX}${label}-`));
}
