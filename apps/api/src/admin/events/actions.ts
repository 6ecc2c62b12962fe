import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { type EventWithBody, replayEvent } from '@genledger/services/event';
import { keepOperation, recordOperation } from '@genledger/services/operation';
import type { RecordAction } from '../records/record-kind.ts';

/** Has an event applied once more. */
export const replayAction: RecordAction<EventWithBody> = {
  name: 'replay',
  title: 'Replay',
  consequence: 'The event is applied once more by a running API. What it did before is not done again.',
  done: 'The event waits to be applied once more.',
  isOffered: ({ state }) => state !== 'received',
  async perform({ ledger }, { id, generationId }, operator) {
    const what = `replay of event ${id}`;
    if (generationId !== undefined) {
      const noted = await recordOperation(ledger, generationId as GenerationId, what, operator);
      if (!noted.ok && noted.error.code !== 'not-found') return noted;
    }
    return keepOperation(
      ledger,
      { kind: 'event-replay', about: what, operator },
      () => replayEvent(ledger, id as EventId),
      (replayed) => (replayed.ok ? 'waits to be applied' : replayed.error.message),
    );
  },
};
