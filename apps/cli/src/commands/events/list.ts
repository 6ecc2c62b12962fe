import { EVENT_FILTER } from '@genledger/domain/filter';
import { listPositionSchema } from '@genledger/services/paging';
import { EVENT_STATES } from '../../command/choices.ts';
import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentEvents } from '../../presenters/event.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger events list` */
export const listCommand = defineCommand({
  description: 'List events of the inbox, newest first: what providers said of runs, and what became of it.',
  examples: [
    'genledger events list --state unmatched',
    'genledger events list --state unknown --limit 200 --json',
    `genledger events list --filter 'state:unmatched,unknown provider:comfyui-deploy since:24h'`,
  ],
  flags: {
    state: optional('STATE', 'Only events in this state', oneOf(EVENT_STATES)),
    ...filterFlag(EVENT_FILTER),
    ...pageFlags(listPositionSchema),
  },
  async run(session, { state, cursor, limit, filter: terms }) {
    const { listEvents } = await import('@genledger/services/event');
    const ledger = await session.openLedger({ changes: false });
    const filter = { ...(state && { state }), ...matchingOf(terms, ledger.clock.now()) };
    const isNarrowed = Object.keys(filter).length > 0;
    return presentEvents(await listEvents(ledger, filter, cursor, limit), isNarrowed);
  },
});
