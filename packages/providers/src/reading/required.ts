import { failure, type ProviderRunId, parseExternalId, type Result, success } from '@genledger/domain/kernel';
import { z } from 'zod';
import { field, type JsonRecord } from './fields.ts';

/** What is wrong with a field. */
interface FieldMistake {
  readonly path: string;
  readonly message: string;
}

/** A text that a body must have, as the description of the API shows it; {@link required} reads it. */
export const requiredText = z.string().regex(/\S/, 'must not be empty');

/** A text that a body must have. */
export function required(body: JsonRecord, name: string): Result<string, FieldMistake> {
  const value = field(body, name);
  if (value === undefined) return failure({ path: name, message: 'is required' });
  if (typeof value !== 'string') return failure({ path: name, message: 'must be text' });
  return value.trim() === '' ? failure({ path: name, message: 'must not be empty' }) : success(value);
}

/** A run's id that a body must have. */
export function runIdField(body: JsonRecord, name: string): Result<ProviderRunId, FieldMistake> {
  const text = required(body, name);
  if (!text.ok) return text;
  const id = parseExternalId<ProviderRunId>(text.value.trim());
  return id.ok ? id : failure({ path: name, message: id.error.message });
}
