import { defineCommand } from '../../command/definition.ts';
import { presentState } from '../../presenters/migration.ts';

/** `genledger migrate status` */
export const statusCommand = defineCommand({
  description:
    'Say how far a migration has come, how many documents are of which version, and what is undecided.',
  examples: ['genledger migrate status', 'genledger migrate status --json'],
  async run(session) {
    const { openMigration } = await import('../../session/open-migration.ts');
    const { readMigrationState } = await import('@genledger/services/migration');
    return presentState(await readMigrationState(await openMigration(session)));
  },
});
