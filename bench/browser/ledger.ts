import { openDatabase } from '@genledger/db/client';
import { expand, indexRecords, readContractShape } from '@genledger/db/migration';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';

const SEED = 7;

/** Fills a database with generations as old writers left them, and gives it the ledger's indexes, as a migration does. */
export async function prepareLedger(url: string, generations: number): Promise<void> {
  const made = await generateLegacy({
    databaseUrl: url,
    documents: generations,
    seed: SEED,
    rates: DEFAULT_RATES,
    intoExisting: false,
  });
  if (!made.ok) throw new Error(made.error.message);
  const database = openDatabase({ url });
  const shape = await readContractShape(url);
  await expand(database.db, shape);
  await indexRecords(database.db, shape);
  await database.close();
}
