import { type Result, success } from '@genledger/domain/kernel';
import type { ServiceError } from '@genledger/services/errors';
import type { Host } from '../terminal/host.ts';
import { readJsonFile } from './read-json-file.ts';

/** What `show --json` adds to a definition. */
const ADDED = ['id', 'toolId', 'createdAt', 'updatedAt'];

/**
 * Reads a cook or a spell from a file, or standard input where it is `-`: as it is saved, or as `show --json` prints it.
 * @throws CommandError that says why the file cannot be read
 */
export async function readDefinition(host: Host, file: string): Promise<Result<unknown, ServiceError>> {
  const read = await readJsonFile(host, file);
  if (!read.ok) return read;
  const { value } = read;
  const wasShown = typeof value === 'object' && value !== null && 'id' in value && 'createdAt' in value;
  if (!wasShown) return read;
  return success(Object.fromEntries(Object.entries(value).filter(([key]) => !ADDED.includes(key))));
}
