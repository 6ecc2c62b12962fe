import { isTerminal } from '@genledger/domain/generation';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { redeliver } from '@genledger/services/delivery';
import { cancelGeneration, type GenerationWithEvents } from '@genledger/services/generation';
import { operationNote, recordOperation } from '@genledger/services/operation';
import { askAgain, expireGeneration } from '@genledger/services/reconciliation';
import type { RecordAction } from '../records/record-kind.ts';
import { trashAction } from '../records/trash-action.ts';

type Action = RecordAction<GenerationWithEvents>;

const idOf = ({ id }: GenerationWithEvents) => id as GenerationId;

/** A piece or a step belongs to its execution, with which it goes. */
function familyOf({ id, cookExecutionId, spellCastId }: GenerationWithEvents) {
  if (cookExecutionId !== undefined) return { kind: 'cookExecution' as const, id: cookExecutionId };
  if (spellCastId !== undefined) return { kind: 'spellCast' as const, id: spellCastId };
  return { kind: 'single' as const, id };
}

/** Does what an operator asked for, once the record's history says so. @param what as the history names it */
function noted(
  what: string,
  work: (ledger: LedgerContext, id: GenerationId) => ReturnType<Action['perform']>,
): Action['perform'] {
  return async ({ ledger }, record, operator) => {
    const note = await recordOperation(ledger, idOf(record), what, operator);
    return note.ok ? work(ledger, idOf(record)) : note;
  };
}

const redeliverAction: Action = {
  name: 'redeliver',
  title: 'Deliver again',
  consequence:
    'The user is told once more, at once and with all tries anew. Receivers see the same delivery id, by which they can tell a repeat.',
  done: 'The delivery is due again.',
  isOffered: ({ status, deliveryStatus }) => isTerminal(status) && deliveryStatus !== 'skipped',
  perform: noted('redelivery', (ledger, id) => redeliver(ledger, { kind: 'generation', id })),
};

const askAction: Action = {
  name: 'ask',
  title: 'Ask the provider again',
  consequence:
    'The provider is asked now, and what it answers is applied like a webhook: state, duration, cost, points.',
  done: 'The provider was asked, and its answer is applied.',
  isOffered: ({ providerRunId }) => providerRunId !== undefined,
  perform: noted('a question to the provider', askAgain),
};

const cancelAction: Action = {
  name: 'cancel',
  title: 'Cancel',
  consequence: 'A run that is under way is cancelled at its provider, and may still be charged.',
  done: 'The cancellation was asked for. The record ends with the provider’s word.',
  isOffered: ({ status }) => !isTerminal(status),
  perform: noted('cancellation', cancelGeneration),
};

const expireAction: Action = {
  name: 'expire',
  title: 'Expire',
  consequence:
    'It ends as failed, with the reason expired, since nobody will hear of it any more. It is corrected should its provider ever prove otherwise.',
  done: 'It has ended as failed, expired.',
  isGrave: true,
  isOffered: ({ status }) => !isTerminal(status),
  perform: ({ ledger }, record, operator) =>
    expireGeneration(ledger, idOf(record), operationNote('expiry', operator)),
};

/** What can be done to one generation. */
export const GENERATION_ACTIONS: readonly Action[] = [
  redeliverAction,
  askAction,
  cancelAction,
  expireAction,
  trashAction(familyOf, ({ ledger }, record, operator) =>
    recordOperation(ledger, idOf(record), 'a move to the trash', operator),
  ),
];
