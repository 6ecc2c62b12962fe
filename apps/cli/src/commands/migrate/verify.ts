import { defineCommand } from '../../command/definition.ts';
import { presentVerification } from '../../presenters/migration.ts';

/** `genledger migrate verify` */
export const verifyCommand = defineCommand({
  description:
    'Check a migrated database by queries that share nothing with the rules that migrated it: every old document accounted for, originals and their hashes, durations, sums of parents, links, schema, nothing left to deliver. Exit code 1 where one does not hold.',
  examples: ['genledger migrate verify', 'genledger migrate verify --json'],
  async run(session) {
    const { openMigration } = await import('../../session/open-migration.ts');
    const { verifyMigration } = await import('@genledger/services/migration');
    return presentVerification(await verifyMigration(await openMigration(session)));
  },
});
