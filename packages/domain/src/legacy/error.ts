import type { GenerationStatus } from '../generation/index.ts';
import type { GenerationError } from '../provider/index.ts';
import { fieldAt, isDocument, type LegacyDocument } from './bson.ts';
import { ABSENT, known, type Reading } from './reading.ts';

const MESSAGE_CHARACTERS = 2000;
/** Where writers put the words, best first. A failed run's payload may be the message itself. */
const MESSAGE_PATHS = [
  'errorDetails.message',
  'errorDetails',
  'error.message',
  'error',
  'responsePayload.error.message',
  'responsePayload.error',
  'responsePayload',
  'statusReason',
] as const;

const NAMES: Readonly<Record<string, GenerationError>> = {
  timeout: { code: 'provider-timeout', message: 'the run timed out' },
  failed: { code: 'provider-failed', message: 'the run failed' },
};

/** Why a generation failed, in one shape whatever the writer left; a success and a cancelled run have none. */
export function readError(
  document: LegacyDocument,
  status: GenerationStatus,
  statusReason: string | undefined,
): Reading<GenerationError> {
  const named = NAMES[statusReason ?? 'failed'] ?? NAMES['failed'];
  if (status !== 'failed' || named === undefined) return ABSENT;
  const source = MESSAGE_PATHS.find((path) => {
    const text = fieldAt(document, path);
    return typeof text === 'string' && text !== '';
  });
  const text = source === undefined ? undefined : fieldAt(document, source);
  const details = fieldAt(document, 'errorDetails');
  const message = typeof text === 'string' ? text.slice(0, MESSAGE_CHARACTERS).toWellFormed() : named.message;
  return known(
    { code: named.code, message, ...((isDocument(details) || Array.isArray(details)) && { details }) },
    source ?? 'status',
  );
}
