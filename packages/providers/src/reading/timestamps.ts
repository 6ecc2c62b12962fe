import { parseTimestamp } from '@genledger/domain/duration';
import { type JsonRecord, textField } from './fields.ts';

/** Longest text that can be a time. */
const TIMESTAMP_LIMIT = 64;

/** A field's time, as oddly as providers spell it; nothing for what is not a time. */
export function timestampField(record: JsonRecord, name: string): Date | undefined {
  const text = textField(record, name);
  return text === undefined || text.length > TIMESTAMP_LIMIT ? undefined : parseTimestamp(text);
}
