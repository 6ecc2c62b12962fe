import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALL_MS = 300_000;

/** A program of a Python package, or why there is none on this machine. */
export type PythonTool =
  | { readonly kind: 'ready'; readonly program: string }
  | { readonly kind: 'absent'; readonly why: string };

async function install(requirements: string, folder: string): Promise<void> {
  const making = `${folder}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await run('python3', ['-m', 'venv', making], { timeout: INSTALL_MS });
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--requirement',
    requirements,
  ];
  await run(join(making, 'bin/python'), pip, { timeout: INSTALL_MS });
  await rm(folder, { recursive: true, force: true });
  await rename(making, folder);
}

/**
 * Installs pinned Python packages into a folder of their own, once.
 * @param requirements a file of pinned requirements
 * @param name of the module that is run
 */
export async function pythonTool(requirements: string, name: string, cache: string): Promise<PythonTool> {
  const pinned = await readFile(requirements, 'utf8');
  const version = new RegExp(`^${name}==(.+)$`, 'm').exec(pinned)?.[1] ?? 'unpinned';
  const folder = join(cache, `${name}-${version}`);
  const program = join(folder, 'bin/python');
  try {
    if (!existsSync(program)) await install(requirements, folder);
    return { kind: 'ready', program };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'absent', why: message.split('\n')[0] ?? message };
  }
}
