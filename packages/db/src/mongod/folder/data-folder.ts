import { constants } from 'node:fs';
import { access, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { MongodError } from '../errors.ts';
import { describeError } from '../outcome.ts';

/** Where an embedded mongod keeps its things, all absolute and free of symbolic links. */
export interface DataFolder {
  readonly path: string;
  /** mongod's own files. */
  readonly databasePath: string;
  /** Written by the running mongod; the one before it is kept as `mongod.log.previous`. */
  readonly logFile: string;
  /** Who runs on this folder, see ownership-record.ts. */
  readonly recordFile: string;
}

/** Makes the folder (for its owner only) where it is missing. Throws MongodError `data_directory_unwritable`. */
export async function prepareDataFolder(directory: string): Promise<DataFolder> {
  try {
    await mkdir(join(directory, 'db'), { recursive: true, mode: 0o700 });
    const folder = describeDataFolder(await realpath(directory));
    await access(folder.path, constants.W_OK | constants.X_OK);
    await access(folder.databasePath, constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    const message = `The data folder ${directory} can't be written: ${describeError(error)}`;
    throw new MongodError(message, {
      code: 'data_directory_unwritable',
      hint: 'Make it writable, or let GENLEDGER_DATA_DIR name another folder.',
      cause: error,
    });
  }
}

/** The names of things in a data folder, which need not be there. */
export function describeDataFolder(path: string): DataFolder {
  return {
    path,
    databasePath: join(path, 'db'),
    logFile: join(path, 'mongod.log'),
    recordFile: join(path, 'mongod.json'),
  };
}
