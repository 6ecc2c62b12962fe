import { failure, type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import type { InputIssue } from '../errors.ts';

const inputsSchema = z.record(z.string(), z.unknown());

/** Reads the inputs of a run to be estimated from JSON text; of none, nothing is given. */
export function parseInputs(text: string | undefined): Result<Readonly<Record<string, unknown>>, InputIssue> {
  if (text === undefined) return success({});
  try {
    const parsed = inputsSchema.safeParse(JSON.parse(text));
    if (parsed.success) return success(parsed.data);
  } catch {
    // Said below, as for any other text that is no object.
  }
  return failure({ path: 'inputs', message: 'must be a JSON object such as {"steps": 28}' });
}
