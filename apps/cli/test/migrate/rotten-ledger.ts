import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import type { FakeHostOptions } from '../support/fake-host.ts';
import { type TestLedger, testLedger } from '../support/ledger.ts';

/** A key of the notifier, without which records with secrets stay undecided. */
const KEY = { GENLEDGER_SECRETS_KEY: Buffer.alloc(32, 7).toString('base64') };

/** A database of schema version 1, and `genledger migrate` on it. */
export interface RottenLedger extends TestLedger {
  migrate(words: string, options?: FakeHostOptions): ReturnType<TestLedger['run']>;
  migrateJson<Shape>(words: string): Promise<{ readonly exitCode: number; readonly json: Shape }>;
  countOf(collection: string, filter?: object): Promise<number>;
}

/** Makes one of so many generations. */
export async function rottenLedger(label: string, documents: number, seed = 5): Promise<RottenLedger> {
  const ledger = await testLedger(label, { migrated: false });
  const made = await generateLegacy({
    databaseUrl: ledger.url,
    documents,
    seed,
    rates: DEFAULT_RATES,
    intoExisting: false,
  });
  if (!made.ok) throw new Error(made.error.message);
  const argumentsOf = (words: string) => ['migrate', ...words.split(' ')];
  return {
    ...ledger,
    migrate: (words, options) =>
      ledger.run(argumentsOf(words), { ...options, variables: { ...KEY, ...options?.variables } }),
    migrateJson: (words) => ledger.json(argumentsOf(words), { variables: KEY }),
    countOf: (collection, filter = {}) => ledger.database.db.collection(collection).countDocuments(filter),
    [Symbol.asyncDispose]: () => ledger[Symbol.asyncDispose](),
  };
}
