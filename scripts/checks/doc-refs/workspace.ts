import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../list-files.ts';

/** The scripts of each package of the workspace, by package name; `''` is the root. */
export type Workspace = ReadonlyMap<string, ReadonlySet<string>>;

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Reads the scripts of the root and of every package below `packages/` and `apps/`, or beside them. */
export async function readWorkspace(root: string): Promise<Workspace> {
  const manifests = await listFiles(root, [
    'package.json',
    '{packages,apps}/*/package.json',
    'bench/package.json',
  ]);
  const entries = manifests.map(async (path) => {
    const manifest = JSON.parse(await readFile(join(root, path), 'utf8')) as Manifest;
    const name = path === 'package.json' ? '' : manifest.name;
    return [name, new Set(Object.keys(manifest.scripts ?? {}))] as const;
  });
  return new Map(await Promise.all(entries));
}
