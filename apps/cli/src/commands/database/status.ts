import { defineCommand } from '../../command/definition.ts';
import { presentMigrationStatus } from '../../presenters/database.ts';

/** `genledger database status` */
export const statusCommand = defineCommand({
  description:
    'Say whether the database is at the contract of this build. Changes nothing; exits 1 where it is not.',
  examples: ['genledger database status', 'genledger database status --env staging --json'],
  async run(session) {
    const { migrationStatus } = await import('@genledger/db/migrations');
    const { database } = await session.openDatabase();
    return presentMigrationStatus(database.db.databaseName, await migrationStatus(database.db));
  },
});
