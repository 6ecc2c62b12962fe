import { randomBytes } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { databaseUrl } from './database-url.ts';
import { copyLedgerTemplate } from './ledger-template.ts';
import { SERVER_URL_KEY } from './provided-context.ts';

const MAX_LABEL_CHARACTERS = 24;

export interface TestDatabaseOptions {
  /** A client to share; it is left open. Without it the database opens one of its own. */
  readonly client?: MongoClient;
  /** Part of the name, for whoever looks at the server. */
  readonly label?: string;
  /** Puts the database at the contract; left out, it is empty. */
  readonly isLedger?: boolean;
}

/** A database that nobody else uses. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
  /** Connection string with the database's name, as `DATABASE_URL` takes it. */
  readonly url: string;
  readonly client: MongoClient;
  readonly db: Db;
  /** Drops the database, and closes the client if it is the database's own; may be called again. */
  drop(): Promise<void>;
}

/**
 * A fresh database on the run's server, for one test file or one test: drop it in `afterAll`, or declare it with
 * `await using`. Needs global-setup.ts in the package's vitest configuration.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = inject(SERVER_URL_KEY);
  const name = uniqueName(options.label ?? 'db');
  const url = databaseUrl(serverUrl, name);
  const client = options.client ?? (await new MongoClient(url).connect());
  const db = client.db(name);
  if (options.isLedger) await copyLedgerTemplate(serverUrl, db);
  let dropping: Promise<void> | undefined;
  const drop = (): Promise<void> => {
    dropping ??= dispose(db, options.client === undefined ? client : undefined);
    return dropping;
  };
  return { name, url, client, db, drop, [Symbol.asyncDispose]: drop };
}

async function dispose(db: Db, ownClient: MongoClient | undefined): Promise<void> {
  try {
    await db.dropDatabase();
  } finally {
    await ownClient?.close();
  }
}

function uniqueName(label: string): string {
  const safe = label.replaceAll(/\W+/g, '_').slice(0, MAX_LABEL_CHARACTERS);
  return `genledger_test_${safe}_${randomBytes(6).toString('hex')}`;
}
