import { type Database, openDatabase } from '@genledger/db/client';
import { testDatabase } from '@genledger/db/testing';
import {
  configurationSchema,
  createLedgerContext,
  environmentSchema,
} from '@genledger/services/configuration';
import type { LedgerContext } from '@genledger/services/context';
import type { FakeHostOptions } from './fake-host.ts';
import { type Ended, genledger, genledgerJson } from './genledger.ts';

/** When everything in a test's ledger happens unless it says otherwise. */
export const NOW = new Date('2026-11-25T10:00:00.000Z');

/** A ledger of a test's own on a real MongoDB, and the command line on it. */
export interface TestLedger extends AsyncDisposable {
  readonly url: string;
  readonly database: Database;
  readonly context: LedgerContext;
  run(args: readonly string[], options?: FakeHostOptions): Promise<Ended>;
  json<Shape>(args: readonly string[], options?: FakeHostOptions): ReturnType<typeof genledgerJson<Shape>>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a test decides of its ledger. */
interface TestLedgerOptions {
  readonly migrated?: boolean;
  /** Settings of the context, as a process of the API has them. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Makes an empty ledger, at the contract unless told otherwise; dispose of it by `await using` or in `afterAll`. */
export async function testLedger(
  label: string,
  { migrated = true, settings = {} }: TestLedgerOptions = {},
): Promise<TestLedger> {
  const created = await testDatabase({ label, isLedger: migrated });
  const database = openDatabase({ url: created.url });
  const environment = environmentSchema.parse({
    DATABASE_URL: created.url,
    GENLEDGER_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    GENLEDGER_ENVIRONMENT: 'test',
    ...settings,
  });
  const clock = { now: () => NOW };
  const withDatabase = (options: FakeHostOptions = {}): FakeHostOptions => ({
    now: NOW,
    ...options,
    variables: { DATABASE_URL: created.url, ...options.variables },
  });
  return {
    url: created.url,
    database,
    context: createLedgerContext(database, environment, configurationSchema.parse({}), silent, clock),
    run: (args, options) => genledger(args, withDatabase(options)),
    json: (args, options) => genledgerJson(args, withDatabase(options)),
    async [Symbol.asyncDispose]() {
      await database.close();
      await created.drop();
    },
  };
}
