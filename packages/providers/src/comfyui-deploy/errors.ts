import type { GenerationError } from '@genledger/domain/provider';
import { asRecord, clip, field, type JsonRecord, storable, textField } from '../reading/index.ts';

/** Longest message on a record, UTF-16 units. The inbox keeps the body whole. */
const MESSAGE_LIMIT = 2_000;
/** Where an error object says in words what went wrong, best first. */
const MESSAGE_FIELDS = ['message', 'exception_message', 'error', 'detail', 'exception_type', 'type'] as const;

/** The words of an error as it came: text, or the best field of an object. */
function wordsOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error.trim() || undefined;
  const record = asRecord(error);
  if (record === undefined) return undefined;
  for (const name of MESSAGE_FIELDS) {
    const words = textField(record, name) ?? nestedMessage(record, name);
    if (words !== undefined) return words;
  }
  return undefined;
}

function nestedMessage(record: JsonRecord, name: string): string | undefined {
  const nested = asRecord(field(record, name));
  return nested && textField(nested, 'message');
}

/**
 * Why a run failed, from `error` and `error_details`, each text or an object, either missing. The message is the first that has
 * words; details are what else was sent, as it came.
 * @param fallback the message where the provider gave no reason
 */
export function readError(body: JsonRecord, code: string, fallback: string): GenerationError {
  const sent = [field(body, 'error'), field(body, 'error_details')].filter(
    (error) => error !== undefined && !(typeof error === 'string' && error.trim() === ''),
  );
  const words = sent.map(wordsOf).find((message) => message !== undefined);
  const details = sent.findLast((error) => typeof error !== 'string' || error.trim() !== words);
  const kept = storable(details);
  return {
    code,
    message: clip(words ?? fallback, MESSAGE_LIMIT),
    ...(kept !== undefined && { details: kept }),
  };
}
