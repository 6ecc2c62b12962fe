import type { GenerationError } from '@genledger/domain/provider';
import { clip } from './clip.ts';
import { asRecord, textField } from './fields.ts';
import { storable } from './storable.ts';

/** Longest message on a record, UTF-16 units. The inbox keeps the body whole. */
const MESSAGE_LIMIT = 2_000;
const MESSAGE_FIELDS = ['message', 'msg', 'error_message', 'detail', 'error', 'error_type', 'type'] as const;

/** The words of an error: text, the best field of an object, or those of the first of a list. */
function wordsOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error.trim() || undefined;
  if (Array.isArray(error)) return wordsOf(error[0]);
  const record = asRecord(error);
  return record && MESSAGE_FIELDS.map((name) => textField(record, name)).find((words) => words !== undefined);
}

/**
 * Why a run failed, in one shape.
 * @param error what the provider calls the error, text or anything else
 * @param fallback the message where it gave no reason
 * @param details what else it said of it
 */
export function failureError(
  error: unknown,
  code: string,
  fallback: string,
  details?: unknown,
): GenerationError {
  const words = wordsOf(error);
  const kept = storable(details ?? (typeof error === 'string' ? undefined : error));
  return {
    code,
    message: clip(words ?? wordsOf(details) ?? fallback, MESSAGE_LIMIT),
    ...(kept !== undefined && kept !== null && { details: kept }),
  };
}
