import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase, unique } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import { acquireLease, releaseLease } from './index.ts';

const DURATION_MS = 15_000;

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('leases');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const acquire = (name: string, owner: string, now: Date) =>
  acquireLease(database, name, owner, now, DURATION_MS);

describe('a lease', () => {
  test('is held by whoever takes it first, until it runs out', async () => {
    const name = unique('lease');
    expect(await acquire(name, 'a', NOW)).toEqual({ name, owner: 'a', token: 1, until: at(15) });
    expect(await acquire(name, 'b', at(14.999))).toBeUndefined();
    expect(await acquire(name, 'b', at(15))).toEqual({ name, owner: 'b', token: 2, until: at(30) });
  });

  test('keeps its token while it is renewed', async () => {
    const name = unique('lease');
    await acquire(name, 'a', NOW);
    expect(await acquire(name, 'a', at(10))).toEqual({ name, owner: 'a', token: 1, until: at(25) });
    expect(await acquire(name, 'a', at(24))).toMatchObject({ token: 1, until: at(39) });
    expect(await acquire(name, 'b', at(38))).toBeUndefined();
  });

  test('has a new token where even its own holder comes too late', async () => {
    const name = unique('lease');
    await acquire(name, 'a', NOW);
    expect(await acquire(name, 'a', at(15))).toMatchObject({ token: 2, until: at(30) });
  });

  test('is nobody else’s business', async () => {
    const names = [unique('lease'), unique('lease')];
    for (const name of names) expect(await acquire(name, 'a', NOW)).toMatchObject({ token: 1 });
  });

  test('that is given up can be taken at once, with a higher token', async () => {
    const name = unique('lease');
    await acquire(name, 'a', NOW);
    await releaseLease(database, name, 'a', at(1));
    expect(await acquire(name, 'b', at(1))).toMatchObject({ owner: 'b', token: 2 });
  });

  test('is not given up by who has lost it, nor by a stranger', async () => {
    const name = unique('lease');
    await acquire(name, 'a', NOW);
    await acquire(name, 'b', at(15));
    await releaseLease(database, name, 'a', at(16));
    await releaseLease(database, name, 'c', at(16));
    expect(await acquire(name, 'c', at(17))).toBeUndefined();
    expect(await acquire(name, 'b', at(17))).toMatchObject({ token: 2 });
  });

  test('that nobody ever took is given up without harm', async () => {
    await releaseLease(database, unique('lease'), 'a', NOW);
  });
});

describe('twenty that race', () => {
  const race = (name: string, now: Date) =>
    Promise.all(Array.from({ length: 20 }, (_, index) => acquire(name, `owner-${index}`, now)));

  test('for a new lease: one has it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const holders = (await race(unique('lease'), NOW)).filter((lease) => lease !== undefined);
      expect(holders).toMatchObject([{ token: 1 }]);
    }
  });

  test('for one that ran out: one has it, with the next token', async () => {
    const name = unique('lease');
    for (let round = 0; round < 5; round += 1) {
      const holders = (await race(name, at(round * 15))).filter((lease) => lease !== undefined);
      expect(holders).toMatchObject([{ token: round + 1 }]);
    }
  });

  test('against its holder: nobody has it', async () => {
    const name = unique('lease');
    await acquire(name, 'holder', NOW);
    const [kept, ...others] = await Promise.all([acquire(name, 'holder', at(5)), race(name, at(5))].flat());
    expect(kept).toMatchObject({ owner: 'holder', token: 1 });
    expect(others.flat().filter((lease) => lease !== undefined)).toEqual([]);
  });
});
