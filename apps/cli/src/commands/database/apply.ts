import { defineCommand } from '../../command/definition.ts';
import { presentApplied } from '../../presenters/database.ts';

/** `genledger database apply` */
export const applyCommand = defineCommand({
  description:
    'Apply the migrations that the database lacks: collections, validators, indexes. Several processes may do so at once: one works, the others wait. Where nothing is missing, nothing is done.',
  examples: [
    'genledger database apply',
    'genledger database apply --database-url mongodb://127.0.0.1:27017/genledger?replicaSet=rs0',
  ],
  onInterrupt: 'stop',
  async run(session) {
    const { applyMigrations } = await import('@genledger/db/migrations');
    const { database, target } = await session.openDatabase();
    const { databaseName } = database.db;
    session.progress(`Bringing ${databaseName} to the contract of this build.`);
    return presentApplied(databaseName, await applyMigrations(target.url, databaseName));
  },
});
