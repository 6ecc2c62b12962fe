import { objectIdPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { presentCooks } from '../../presenters/definition-list.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger cooks list` */
export const listCommand = defineCommand({
  description: 'List cooks, newest first.',
  examples: ['genledger cooks list', 'genledger cooks list --limit 200 --json'],
  flags: pageFlags(objectIdPositionSchema),
  async run(session, { limit, cursor }) {
    const { listDefinitions } = await import('@genledger/services/execution');
    const ledger = await session.openLedger({ changes: false });
    return presentCooks(await listDefinitions(ledger, 'cooks', cursor, limit));
  },
});
