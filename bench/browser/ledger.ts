import { openDatabase } from '@genledger/db/client';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import { runMigration } from '@genledger/services/migration';
import { benchContext } from '../migrate/migration-context.ts';

const SEED = 7;

/** Fills a database with generations as old writers left them, and gives it the ledger's indexes, as the first step of a migration does. */
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
  const { signal } = new AbortController();
  await runMigration(benchContext(database, url), { batch: 500, until: 'expand', signal });
  await database.close();
}
