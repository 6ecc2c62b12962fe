import type { EventStateDocument } from '@genledger/db/client';
import type { ApiKeyScope } from '@genledger/services/api-key';

/** The words of a union, complete by construction: a missing or foreign one does not compile. */
function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

/** What an API key may do. */
export const KEY_SCOPES = wordsOf<ApiKeyScope>({ read: true, write: true, admin: true });

/** States of events, as the inbox knows them. */
export const EVENT_STATES = wordsOf<EventStateDocument>({
  received: true,
  applied: true,
  ignored: true,
  conflict: true,
  unmatched: true,
  unknown: true,
  invalid: true,
});

/** States of events that were settled, and can be applied once more. */
export const SETTLED_STATES = EVENT_STATES.filter((state) => state !== 'received');
