import { expect, test } from 'vitest';
import { testDatabase } from './index.ts';

test('two databases share a server and nothing else', async () => {
  await using first = await testDatabase({ label: 'first one' });
  await using second = await testDatabase();
  expect(first.name).toMatch(/^genledger_test_first_one_[0-9a-f]{12}$/);
  await first.db
    .collection('notes')
    .insertOne({ note: 'mine' }, { writeConcern: { w: 'majority', j: true } });
  expect(await second.db.collection('notes').countDocuments()).toBe(0);
  expect(first.url).toContain(`/${first.name}?`);
});

test('it is dropped at the end of its scope, and its own client is closed', async () => {
  await using other = await testDatabase();
  const databaseNames = async () => {
    const { databases } = await other.client.db().admin().listDatabases({ nameOnly: true });
    return databases.map(({ name }) => name);
  };
  const disposed = await (async () => {
    await using database = await testDatabase();
    await database.db.collection('notes').insertOne({ note: 'short-lived' });
    expect(await databaseNames()).toContain(database.name);
    return database;
  })();
  expect(await databaseNames()).not.toContain(disposed.name);
  await expect(disposed.db.collection('notes').findOne()).rejects.toThrow();
});

test('a client that is handed in stays open', async () => {
  await using owner = await testDatabase();
  const guest = await testDatabase({ client: owner.client });
  await guest.db.collection('notes').insertOne({ note: 'guest' });
  await guest.drop();
  await guest.drop();
  expect(await owner.db.collection('notes').countDocuments()).toBe(0);
});

test('transactions and change streams work: it is a replica set', async () => {
  await using database = await testDatabase();
  const notes = database.db.collection('notes');
  await notes.insertOne({ note: 'before' });
  await database.client.withSession((session) =>
    session.withTransaction(() => notes.insertOne({ note: 'inside' }, { session })),
  );
  expect(await notes.countDocuments()).toBe(2);
});
