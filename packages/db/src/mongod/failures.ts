import { MongodError } from './errors.ts';

export function portInUse(port: number): MongodError {
  return new MongodError(`Port ${port} on 127.0.0.1 is in use by another program.`, {
    code: 'port_in_use',
    hint: 'Choose another port, or none so that a free one is taken.',
  });
}

/** `pid` is the process that holds the folder, where it is known. */
export function directoryInUse(directory: string, pid: number | undefined, owner?: number): MongodError {
  const holder = pid === undefined ? 'another mongod' : `mongod with pid ${pid}`;
  const parent = owner === undefined ? '' : `, started by the process with pid ${owner}`;
  return new MongodError(`${directory} is in use by ${holder}${parent}.`, {
    code: 'data_directory_in_use',
    hint: 'Stop that process, or choose another data folder.',
    pid,
  });
}
