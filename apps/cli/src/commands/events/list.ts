import { listEvents } from '@genledger/services/event';
import { eventPositionSchema } from '@genledger/services/paging';
import { EVENT_STATES } from '../../command/choices.ts';
import { defineCommand } from '../../command/definition.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentEvents } from '../../presenters/event.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger events list` */
export const listCommand = defineCommand({
  description: 'List events of the inbox, newest first: what providers said of runs, and what became of it.',
  examples: [
    'genledger events list --state unmatched',
    'genledger events list --state unknown --limit 200 --json',
  ],
  flags: {
    state: optional('STATE', 'Only events in this state', oneOf(EVENT_STATES)),
    ...pageFlags(eventPositionSchema),
  },
  async run(session, { state, cursor, limit }) {
    const ledger = await session.openLedger({ changes: false });
    return presentEvents(await listEvents(ledger, state, cursor, limit), state !== undefined);
  },
});
