import { MongoClient } from 'mongodb';
import { onTestFinished } from 'vitest';
import { MongodError, type RunningMongod, type StartMongodOptions, startMongod } from '../../mongod/index.ts';

/** Starts a mongod that is stopped when the test has ended. */
export async function startForTest(
  options: Partial<StartMongodOptions> & { readonly dataDirectory: string },
): Promise<RunningMongod> {
  const mongod = await startMongod({ environment: process.env, log: () => {}, ...options });
  onTestFinished(() => mongod.stop());
  return mongod;
}

/** The MongodError that an action ends with; anything else fails the test. */
export async function mongodErrorOf(action: Promise<unknown>): Promise<MongodError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MongodError)) throw new Error(`no MongodError: ${error}`);
  return error;
}

/** Runs something with a client of its own, which is closed afterwards. */
export async function withClient<Value>(
  uri: string,
  use: (client: MongoClient) => Promise<Value>,
): Promise<Value> {
  const client = new MongoClient(uri);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** Writes a note that the server has acknowledged as journaled by the majority. */
export async function insertNote(uri: string, note: string): Promise<void> {
  const writeConcern = { w: 'majority', j: true } as const;
  await withClient(uri, (client) =>
    client.db('kept').collection('notes').insertOne({ note }, { writeConcern }),
  );
}

/** All notes, in the order of their writing. */
export async function readNotes(uri: string): Promise<unknown[]> {
  return await withClient(uri, async (client) => {
    const documents = await client.db('kept').collection('notes').find().sort({ _id: 1 }).toArray();
    return documents.map(({ note }) => note);
  });
}
