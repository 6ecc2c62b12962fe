import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../src/client/index.ts';
import { testDatabase } from '../../src/testing/index.ts';

/** The ledger's database as the apps see it, migrated, on the run's real mongod. */
export interface LedgerDatabase extends AsyncDisposable {
  readonly database: Database;
  readonly url: string;
  readonly name: string;
}

/** A fresh, migrated database of one test file; end it in `afterAll`, or declare it with `await using`. */
export async function ledgerDatabase(label: string): Promise<LedgerDatabase> {
  const held = await testDatabase({ label, isLedger: true });
  const database = openDatabase({ url: held.url });
  return {
    database,
    url: held.url,
    name: held.name,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await held.drop();
    },
  };
}

/** A text that no other test uses, for names and ids of other systems. */
export function unique(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 13)}`;
}
