import type { EventStateDocument } from '@genledger/db/client';

/** The words of a union, complete by construction: a missing or foreign one does not compile. */
function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

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
