import { Binary, ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../client/index.ts';
import { inTransaction } from '../client/transaction.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { replaceDocuments } from './replace-documents.ts';

const MEBIBYTE = 1_048_576;

let bare: TestDatabase;
let database: Database;

beforeAll(async () => {
  bare = await testDatabase({ label: 'replace' });
  database = openDatabase({ url: bare.url });
});
afterAll(async () => {
  await database.close();
  await bare.drop();
});

test('documents that together are larger than a command are replaced, each by its id', async () => {
  const large = database.db.collection('large');
  const ids = Array.from({ length: 5 }, () => new ObjectId());
  await large.insertMany(ids.map((_id) => ({ _id })));
  const replacements = ids.map((id, place) => ({
    id,
    document: { _id: id, place, filling: new Binary(Buffer.alloc(5 * MEBIBYTE)) },
    bytes: 5 * MEBIBYTE,
  }));

  await database.client.withSession((session) =>
    replaceDocuments(database.db, 'large', replacements, { session, ignoreUndefined: false }),
  );

  const places = await large
    .find({}, { projection: { place: 1 } })
    .sort({ place: 1 })
    .toArray();
  expect(places).toEqual(ids.map((_id, place) => ({ _id, place })));
}, 30_000);

test('what the server refuses is an error, and nothing is replaced', async () => {
  const ids = [new ObjectId(), new ObjectId()];
  const strict = await database.db.createCollection('strict', {
    validator: { place: { $ne: 1 } },
  });
  await strict.insertMany(ids.map((_id) => ({ _id })));
  const replacements = ids.map((id, place) => ({ id, document: { _id: id, place }, bytes: 40 }));

  const replacing = inTransaction(database, (session) =>
    replaceDocuments(database.db, 'strict', replacements, { session, ignoreUndefined: false }),
  );

  await expect(replacing).rejects.toMatchObject({ code: 121 });
  expect(await strict.countDocuments({ place: { $exists: true } })).toBe(0);
});
