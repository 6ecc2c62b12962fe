import { type Database, openDatabase } from '@genledger/db/client';
import { testDatabase } from '@genledger/db/testing';

/** A ledger of a test's own on a real MongoDB, brought to the contract. */
export interface TestLedger extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
}

/** Makes an empty ledger; dispose of it by `await using`. */
export async function testLedger(label: string): Promise<TestLedger> {
  const created = await testDatabase({ label, isLedger: true });
  const database = openDatabase({ url: created.url });
  return {
    url: created.url,
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await created.drop();
    },
  };
}
