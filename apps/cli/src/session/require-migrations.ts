import type { Database } from '@genledger/db/client';
import { migrationStatus } from '@genledger/db/migrations';
import { CommandError } from '../outcome/problem.ts';
import type { LedgerUse } from './session.ts';

const DIFFERENT =
  "The database is not at this build's contract. Run genledger database apply, or use the build that it belongs to.";

/**
 * Keeps a command off a database that is not at the contract of this build: one without migrations altogether, and one of another
 * build where the command would change it. Reading another build's database is told.
 * @throws CommandError
 */
export async function requireMigrations(
  database: Database,
  { changes }: LedgerUse,
  tell: (line: string) => void,
): Promise<void> {
  const status = await migrationStatus(database.db);
  if (status.kind === 'current') return;
  if (status.kind === 'missing') {
    const { databaseName } = database.db;
    const message = status.holdsVersion1
      ? `The records of ${databaseName} are of schema version 1. See genledger audit and genledger migrate plan; genledger browse shows them as they are.`
      : `The database ${databaseName} is not set up. Run genledger database apply first.`;
    throw new CommandError({ code: 'not-migrated', message });
  }
  if (changes) throw new CommandError({ code: 'other-contract', message: DIFFERENT });
  tell(DIFFERENT);
}
