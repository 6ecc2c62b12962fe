import { defineCommand } from '../../command/definition.ts';
import { presentTrash } from '../../presenters/trash.ts';

/** `genledger clean list` */
export const listCommand = defineCommand({
  description: 'List what cleanings lie in the trash, newest first, and when each is forgotten.',
  examples: ['genledger clean list', 'genledger clean list --json'],
  async run(session) {
    const { readTrash } = await import('@genledger/services/cleanup');
    return presentTrash(await readTrash(await session.openLedger({ changes: false })));
  },
});
