import { defineCommand } from '../../command/definition.ts';
import { presentKeys } from '../../presenters/key.ts';

/** `genledger keys list` */
export const listCommand = defineCommand({
  description: 'List API keys, oldest first, without their secrets. Revoked ones stay in the list.',
  examples: ['genledger keys list', 'genledger keys list --json'],
  async run(session) {
    const { listApiKeys } = await import('@genledger/services/api-key');
    const { database } = await session.openLedger({ changes: false });
    return presentKeys(await listApiKeys(database));
  },
});
