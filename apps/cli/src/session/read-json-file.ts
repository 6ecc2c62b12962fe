import { failure, type Result, success } from '@genledger/domain/kernel';
import type { ServiceError } from '@genledger/services/errors';
import type { Host } from '../terminal/host.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a file of JSON, or standard input where it is `-`. @throws CommandError that says why it cannot be read */
export async function readJsonFile(host: Host, file: string): Promise<Result<unknown, ServiceError>> {
  const text = await readTextFile(host, file);
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({ code: 'not-json', message: `The file ${file} is not JSON: ${reason}` });
  }
}
