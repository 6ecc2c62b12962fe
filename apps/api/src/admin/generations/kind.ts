import { type GenerationId, parseObjectId } from '@genledger/domain/kernel';
import { type GenerationWithEvents, getGenerationWithEvents } from '@genledger/services/generation';
import { timeText } from '../elements/time.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { GENERATION_ACTIONS } from './actions.ts';
import { recordPage } from './record-page.ts';

/** The pages of generations. */
export const GENERATION: RecordKind<GenerationWithEvents> = {
  noun: 'generation',
  pattern: '/generations/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<GenerationId>(id);
    const record = known.ok ? await getGenerationWithEvents(ledger, known.value) : known;
    return record.ok ? record.value : undefined;
  },
  addressOf: ({ id }) => `/admin/generations/${id}`,
  describe: ({
    id,
    toolDisplayName,
    status,
    accountId,
    environment,
    requestTimestamp,
    costUsd,
    deliveryStatus,
  }) => [
    ['Generation', id],
    ['Tool', toolDisplayName],
    ['Status', status],
    ['Account', accountId],
    ['Environment', environment],
    ['Requested', timeText(requestTimestamp)],
    ['Cost so far', costUsd === undefined ? undefined : `${costUsd} USD`],
    ['Delivery', deliveryStatus],
  ],
  actions: GENERATION_ACTIONS,
  page: (context, ledger, record, frame) => recordPage(context, ledger, record, frame),
};
