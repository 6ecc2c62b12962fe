import { toolPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { presentTools } from '../../presenters/tool.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger tools list` */
export const listCommand = defineCommand({
  description:
    'List the tools of the Tool Registry in the order of their ids. With --json the page can be given to genledger tools sync.',
  examples: ['genledger tools list', 'genledger tools list --limit 200 --json > tools.json'],
  flags: pageFlags(toolPositionSchema),
  async run(session, { limit, cursor }) {
    const { listTools } = await import('@genledger/services/tool');
    const ledger = await session.openLedger({ changes: false });
    return presentTools(await listTools(ledger, cursor, limit));
  },
});
