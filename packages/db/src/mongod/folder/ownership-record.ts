import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { ProcessIdentity } from '../process/process-identity.ts';
import type { DataFolder } from './data-folder.ts';

/** Which mongod runs on a folder and which process started it; there while it runs, and after a crash. */
export interface OwnershipRecord {
  readonly mongod: ProcessIdentity;
  readonly owner: ProcessIdentity;
  readonly port: number;
  readonly version: string;
}

export async function writeOwnership(folder: DataFolder, record: OwnershipRecord): Promise<void> {
  const temporary = `${folder.recordFile}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(record, null, 2)}\n`);
  await rename(temporary, folder.recordFile);
}

/** The record, or undefined when there is none or it is damaged (mongod's own lock then decides). */
export async function readOwnership(
  folder: DataFolder,
): Promise<Pick<OwnershipRecord, 'mongod' | 'owner'> | undefined> {
  const text = await readFile(folder.recordFile, 'utf8').catch(() => '{}');
  const record = parseObject(text);
  const mongod = parseIdentity(record.mongod);
  const owner = parseIdentity(record.owner);
  return mongod === undefined || owner === undefined ? undefined : { mongod, owner };
}

export async function removeOwnership(folder: DataFolder): Promise<void> {
  await rm(folder.recordFile, { force: true });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function parseIdentity(value: unknown): ProcessIdentity | undefined {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value))
    return undefined;
  const { pid, startedAt } = value;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 1) return undefined;
  return typeof startedAt === 'string' ? { pid, startedAt } : undefined;
}
