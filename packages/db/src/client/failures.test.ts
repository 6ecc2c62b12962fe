import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anIncomingEvent } from '../../test/support/events.ts';
import { type RunningMongod, startTemporaryMongod } from '../mongod/index.ts';
import { inboxEvent, takeEvents } from '../repositories/index.ts';
import {
  type Database,
  inTransaction,
  isDuplicateKey,
  isUnavailable,
  openDatabase,
  type WebhookEventDocument,
} from './index.ts';

/** Everything that the repositories do, in the driver's words: each fails in a class of its own. */
const OPERATIONS: Readonly<Record<string, (database: Database) => Promise<unknown>>> = {
  find: ({ leases }) => leases.find().toArray(),
  findOne: ({ leases }) => leases.findOne({ name: 'x' }),
  aggregate: ({ leases }) => leases.aggregate([{ $match: { name: 'x' } }]).toArray(),
  countDocuments: ({ leases }) => leases.countDocuments(),
  insertOne: ({ db }) => db.collection('notes').insertOne({ note: 'lost' }),
  insertMany: ({ db }) => db.collection('notes').insertMany([{ note: 'lost' }, { note: 'too' }]),
  bulkWrite: ({ db }) => db.collection('notes').bulkWrite([{ insertOne: { document: { note: 'lost' } } }]),
  updateMany: ({ db }) => db.collection('notes').updateMany({}, { $set: { note: 'lost' } }),
  findOneAndUpdate: ({ db }) => db.collection('notes').findOneAndUpdate({}, { $set: { note: 'lost' } }),
  transaction: (database) =>
    inTransaction(database, (session) =>
      database.db.collection('notes').insertOne({ note: 'lost' }, { session }),
    ),
  'bulkWrite in a transaction': (database) =>
    inTransaction(database, (session) =>
      database.db
        .collection('notes')
        .bulkWrite([{ insertOne: { document: { note: 'lost' } } }], { ordered: false, session }),
    ),
  'taking an event into the inbox': (database) =>
    takeEvents(database, [inboxEvent(anIncomingEvent())], undefined),
};
const READS = ['find', 'findOne', 'aggregate', 'countDocuments'];
const WRITES = Object.keys(OPERATIONS).filter((name) => !READS.includes(name));
const QUICK = { serverSelectionTimeoutMs: 500 };

let mongod: RunningMongod;
let admin: MongoClient;
let database: Database;

beforeAll(async () => {
  mongod = await startTemporaryMongod({ environment: process.env, log: () => {} });
  admin = new MongoClient(`mongodb://127.0.0.1:${mongod.port}/?directConnection=true`);
  database = openDatabase({ url: mongod.uri, ...QUICK });
  await database.db.collection('notes').insertOne({ note: 'kept' });
});
afterAll(async () => {
  await database.close();
  await admin.close();
  await mongod.stop();
});

/** What an action ends with; one that succeeds fails the test, since what was not written would count as durable. */
async function failureOf(action: Promise<unknown>): Promise<unknown> {
  const failed = await action.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (failed === undefined) throw new Error('it succeeded');
  return failed.error;
}

describe('a refusal is no unavailability', () => {
  test('a key that is there already', async () => {
    const notes = database.db.collection<{ _id: string }>('notes');
    await notes.insertOne({ _id: 'twice' });
    const alone = await failureOf(notes.insertOne({ _id: 'twice' }));
    const amongMany = await failureOf(notes.insertMany([{ _id: 'twice' }], { ordered: false }));
    expect([alone, amongMany].map((error) => isDuplicateKey(error))).toEqual([true, true]);
    expect([alone, amongMany].map((error) => isDuplicateKey(error, '_id'))).toEqual([true, true]);
    expect([alone, amongMany].map((error) => isDuplicateKey(error, 'run'))).toEqual([false, false]);
    expect([alone, amongMany].map(isUnavailable)).toEqual([false, false]);
  });

  test('a document that the validator refuses, and one that is too large to be sent', async () => {
    await database.db.createCollection('strict', { validator: { note: { $type: 'string' } } });
    const strict = database.db.collection('strict');
    const large = { note: 'x'.repeat(16_777_216) };
    const errors = [
      await failureOf(strict.insertOne({ note: 1 })),
      await failureOf(strict.insertMany([{ note: 1 }])),
      await failureOf(strict.insertMany([large])),
    ];
    expect(errors.map(isUnavailable)).toEqual([false, false, false]);
    expect(errors.map((error) => isDuplicateKey(error))).toEqual([false, false, false]);
  });

  test('an error of ours', () => {
    expect(isUnavailable(new Error('a bug'))).toBe(false);
    expect(isUnavailable(undefined)).toBe(false);
  });
});

describe('while a member that must confirm writes is away', () => {
  const UNCONFIRMED = { writeConcern: { w: 2, wtimeoutMS: 50 } };
  beforeAll(async () => {
    const { config } = await admin.db('admin').command({ replSetGetConfig: 1 });
    config.members.push({ _id: 1, host: '127.0.0.1:1', votes: 0, priority: 0 });
    config.version += 1;
    await admin.db('admin').command({ replSetReconfig: config });
  });

  test('a write that is not confirmed in time is unavailable', async () => {
    const notes = database.db.collection('notes', UNCONFIRMED);
    const errors = [
      await failureOf(notes.insertOne({ note: 'unconfirmed' })),
      await failureOf(notes.insertMany([{ note: 'unconfirmed' }], { ordered: false })),
      await failureOf(notes.updateMany({}, { $set: { seen: true } })),
      await failureOf(notes.findOneAndUpdate({}, { $set: { seen: false } })),
    ];
    expect(errors.map(isUnavailable)).toEqual([true, true, true, true]);
  });

  test('neither an event nor its repeat is taken, though both find the document', async () => {
    const webhookEvents = database.db.collection<WebhookEventDocument>('webhookEvents', UNCONFIRMED);
    const event = inboxEvent(anIncomingEvent());
    for (const _ of ['first', 'repeat']) {
      const taking = takeEvents({ ...database, webhookEvents }, [event], undefined);
      expect(isUnavailable(await failureOf(taking))).toBe(true);
    }
    expect(await webhookEvents.countDocuments({ contentKey: event.contentKey })).toBe(1);
  });
});

/** Of each operation, whether it ended as unavailable. */
async function unavailableOf(names: readonly string[], target: Database): Promise<Record<string, boolean>> {
  const ends = names.map(async (name) => {
    const action = OPERATIONS[name]?.(target) ?? Promise.resolve();
    return [name, isUnavailable(await failureOf(action))] as const;
  });
  return Object.fromEntries(await Promise.all(ends));
}
const every = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));

describe('once the primary has stepped down, every write is unavailable', () => {
  beforeAll(() => admin.db('admin').command({ replSetStepDown: 3600, force: true }));

  test('to who looks for a primary', async () => {
    expect(await unavailableOf(WRITES, database)).toEqual(every(WRITES));
  });

  test('to who asks that member alone', async () => {
    const direct = openDatabase({
      url: `mongodb://127.0.0.1:${mongod.port}/?directConnection=true`,
      ...QUICK,
    });
    // The driver goes on trying a transaction for two minutes.
    const names = WRITES.filter((name) => !name.includes('transaction'));
    expect(await unavailableOf(names, direct)).toEqual(every(names));
    await direct.close();
  });
});

describe('once the server is killed, everything is unavailable', () => {
  beforeAll(async () => {
    process.kill(mongod.pid, 'SIGKILL');
    await mongod.exited;
  });

  test('to a process that was connected', async () => {
    expect(await unavailableOf(Object.keys(OPERATIONS), database)).toEqual(every(Object.keys(OPERATIONS)));
  });

  test('to a process that starts now', async () => {
    const fresh = openDatabase({ url: mongod.uri, ...QUICK });
    expect(await unavailableOf(Object.keys(OPERATIONS), fresh)).toEqual(every(Object.keys(OPERATIONS)));
    await fresh.close();
  });
});

test('a client that was closed is unavailable', async () => {
  const closed = openDatabase({ url: mongod.uri, ...QUICK });
  await closed.close();
  expect(isUnavailable(await failureOf(closed.db.collection('notes').findOne()))).toBe(true);
});
