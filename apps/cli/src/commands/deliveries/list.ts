import { DELIVERY_HOLDS, DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { DELIVERY_FILTER } from '@genledger/domain/filter';
import { listPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentDeliveries } from '../../presenters/delivery-list.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { pageFlags } from '../page-flags.ts';
import { DELIVERY_FLAGS, deliveryFilter } from './delivery-flags.ts';

/** `genledger deliveries list` */
export const listCommand = defineCommand({
  description:
    'List how users were told of what ended, newest request first: generations, cook executions and spell casts. Filters are taken together.',
  examples: [
    'genledger deliveries list --status dropped --since 2026-11-01',
    'genledger deliveries list --status pending --hold not-configured',
    'genledger deliveries list --kind cookExecution',
    'genledger deliveries list --platform webhook --account me --json',
    `genledger deliveries list --filter 'delivery:dropped error:timeout since:24h'`,
  ],
  flags: {
    status: optional('STATUS', 'Only in this state', oneOf(DELIVERY_STATUSES)),
    hold: optional('REASON', 'Only those that wait for this', oneOf(DELIVERY_HOLDS)),
    ...DELIVERY_FLAGS,
    ...filterFlag(DELIVERY_FILTER),
    ...pageFlags(listPositionSchema),
  },
  async run(session, { status, hold, cursor, limit, filter: terms, ...flags }) {
    const { listDeliveries } = await import('@genledger/services/delivery');
    const ledger = await session.openLedger({ changes: false });
    const filter = {
      ...deliveryFilter(flags),
      ...(status !== undefined && { deliveryStatus: status }),
      ...(hold !== undefined && { deliveryHold: hold }),
      ...matchingOf(terms, ledger.clock.now()),
    };
    const isNarrowed = Object.keys(filter).length > 0;
    return presentDeliveries(await listDeliveries(ledger, filter, cursor, limit), isNarrowed);
  },
});
