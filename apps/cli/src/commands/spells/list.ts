import { objectIdPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { presentSpells } from '../../presenters/definition-list.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger spells list` */
export const listCommand = defineCommand({
  description: 'List spells, newest first.',
  examples: ['genledger spells list', 'genledger spells list --limit 200 --json'],
  flags: pageFlags(objectIdPositionSchema),
  async run(session, { limit, cursor }) {
    const { listDefinitions } = await import('@genledger/services/execution');
    const ledger = await session.openLedger({ changes: false });
    return presentSpells(await listDefinitions(ledger, 'spells', cursor, limit));
  },
});
