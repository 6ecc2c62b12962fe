import type { EventId, GenerationId } from '@genledger/domain/kernel';
import type { BrowsedRow } from '@genledger/services/browse';
import { operationNote, recordOperation } from '@genledger/services/operation';
import { textAt } from '../value.ts';
import { eachRecord } from './each-record.ts';

const idOf = (row: BrowsedRow) => row.id as GenerationId;

function describe({ id, value }: BrowsedRow): string {
  const fields = ['toolDisplayName', 'status', 'deliveryStatus', 'notificationPlatform'];
  return [id, ...fields.flatMap((field) => textAt(value, field) ?? [])].join('  ');
}

/** Tells users once more. */
export const redeliverAction = eachRecord({
  title: 'Redeliver',
  does: 'tell the user once more, with all tries anew',
  consequence:
    'due at once with all of their tries anew; the delivery keeps its id, so that receivers can tell the repeat.',
  describe,
  async perform({ ledger }, row, operator) {
    const { redeliver } = await import('@genledger/services/delivery');
    const recorded = await recordOperation(ledger, idOf(row), 'redelivery', operator);
    return recorded.ok ? redeliver(ledger, { kind: 'generation', id: idOf(row) }) : recorded;
  },
});

/** Asks providers what became of runs. */
export const askAction = eachRecord({
  title: 'Ask the provider again',
  does: 'what became of the run; its answer is applied',
  consequence:
    'the provider is asked now, and what it answers is applied like a webhook: state, duration, cost, points.',
  describe,
  async perform({ ledger }, row, operator) {
    const { askAgain } = await import('@genledger/services/reconciliation');
    const recorded = await recordOperation(ledger, idOf(row), 'a question to the provider', operator);
    return recorded.ok ? askAgain(ledger, idOf(row)) : recorded;
  },
});

/** Cancels what is open. */
export const cancelAction = eachRecord({
  title: 'Cancel',
  does: 'what has not ended, at the provider too',
  consequence: 'cancelled, a running one at its provider too; what was charged stays charged.',
  describe,
  async perform({ ledger }, row, operator) {
    const { cancelGeneration } = await import('@genledger/services/generation');
    const recorded = await recordOperation(ledger, idOf(row), 'cancellation', operator);
    return recorded.ok ? cancelGeneration(ledger, idOf(row)) : recorded;
  },
});

/** Gives up what nobody hears of. */
export const expireAction = eachRecord({
  title: 'Expire',
  does: 'end as failed what nobody will hear of; corrected if its provider proves otherwise',
  consequence:
    'ended as failed, with the reason expired; corrected should the provider ever prove otherwise.',
  describe,
  async perform({ ledger }, row, operator) {
    const { expireGeneration } = await import('@genledger/services/reconciliation');
    return expireGeneration(ledger, idOf(row), operationNote('expiry', operator));
  },
});

/** Has events applied once more. */
export const replayAction = eachRecord({
  title: 'Replay',
  operation: 'event-replay',
  does: 'have the event applied once more; what it did is not done again',
  consequence: 'applied once more by a running API; what they did before is not done again.',
  describe: ({ id, value }) =>
    [
      id,
      ...['state', 'provider', 'providerStatus', 'lastError'].flatMap((field) => textAt(value, field) ?? []),
    ].join('  '),
  async perform({ ledger }, row, operator) {
    const { replayEvent } = await import('@genledger/services/event');
    const generationId = textAt(row.value, 'generationId');
    if (generationId !== undefined) {
      const recorded = await recordOperation(
        ledger,
        generationId as GenerationId,
        `replay of event ${row.id}`,
        operator,
      );
      if (!recorded.ok) return recorded;
    }
    return replayEvent(ledger, row.id as EventId);
  },
});
