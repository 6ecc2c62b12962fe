import { type Collection, Double } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { type Database, inTransaction, openDatabase } from './index.ts';

interface Account {
  readonly _id: string;
  readonly balance: number;
}

let held: TestDatabase;
let database: Database;
let accounts: Collection<Account>;
beforeAll(async () => {
  held = await testDatabase({ label: 'transactions' });
  database = openDatabase({ url: held.url });
  accounts = database.db.collection('accounts');
  await accounts.insertMany([
    { _id: 'a', balance: 100 },
    { _id: 'b', balance: 0 },
  ]);
});
afterAll(async () => {
  await database.close();
  await held.drop();
});

const balances = async () => (await accounts.find().sort({ _id: 1 }).toArray()).map(({ balance }) => balance);

describe('writes that belong together', () => {
  test('are all there, and the caller has what the work returned', async () => {
    const returned = await inTransaction(database, async (session) => {
      await accounts.updateOne({ _id: 'a' }, { $inc: { balance: -10 } }, { session });
      await accounts.updateOne({ _id: 'b' }, { $inc: { balance: 10 } }, { session });
      return 'moved';
    });
    expect(returned).toBe('moved');
    expect(await balances()).toEqual([90, 10]);
  });

  test('are none of them there when the work fails, and the failure is the caller’s', async () => {
    const failing = inTransaction(database, async (session) => {
      await accounts.updateOne({ _id: 'a' }, { $inc: { balance: -10 } }, { session });
      throw new RangeError('not enough');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await balances()).toEqual([90, 10]);
  });

  test('are written once by each of those that fight for one document, however often the work is run', async () => {
    let runs = 0;
    const add = () =>
      inTransaction(database, async (session) => {
        runs += 1;
        const account = await accounts.findOne({ _id: 'a' }, { session });
        const balance = new Double((account?.balance ?? 0) + 1);
        await accounts.updateOne({ _id: 'a' }, { $set: { balance } as never }, { session });
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await balances()).toEqual([100, 10]);
    expect(runs).toBeGreaterThan(10);
  });
});
