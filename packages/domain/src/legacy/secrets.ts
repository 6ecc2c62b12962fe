import { fieldAt, type LegacyDocument } from './bson.ts';
import { ABSENT, known, type Reading, undecidable } from './reading.ts';

/** Where old writers kept a secret in clear. */
const SECRET_PATH = 'metadata.webhookSecret';

/** The secret that lies in clear in a record. */
export function readSecret(document: LegacyDocument): Reading<string> {
  const value = fieldAt(document, SECRET_PATH);
  if (value === undefined || value === '') return ABSENT;
  return typeof value === 'string'
    ? known(value, SECRET_PATH)
    : undecidable('secret-unreadable', { source: SECRET_PATH, value: typeof value });
}
