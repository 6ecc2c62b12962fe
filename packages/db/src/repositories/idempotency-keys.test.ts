import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase, unique } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import { type Database, inTransaction, isDuplicateKey } from '../client/index.ts';
import {
  findIdempotencyKey,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  keepIdempotencyKey,
  newGenerationId,
  newSpellCastId,
} from './index.ts';

const DAY = IDEMPOTENCY_WINDOW_MS / 1000;

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('idempotency');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const aRecord = (key: string, changes: Partial<IdempotencyRecord> = {}): IdempotencyRecord => ({
  key,
  requestHash: 'a'.repeat(64),
  made: { generationId: newGenerationId() },
  createdAt: NOW,
  ...changes,
});
const keep = (record: IdempotencyRecord) =>
  inTransaction(database, (session) => keepIdempotencyKey(database, record, session));

describe('what a key made', () => {
  test('is found for a day, to the millisecond', async () => {
    const record = aRecord(unique('key'));
    await keep(record);
    expect(await findIdempotencyKey(database, record.key, NOW)).toEqual(record);
    expect(await findIdempotencyKey(database, record.key, at(DAY - 0.001))).toEqual(record);
    expect(await findIdempotencyKey(database, record.key, at(DAY))).toBeUndefined();
    expect(await findIdempotencyKey(database, unique('key'), NOW)).toBeUndefined();
  });

  test('is not replaced within the day', async () => {
    const record = aRecord(unique('key'));
    await keep(record);
    const second = keep(aRecord(record.key, { createdAt: at(DAY - 0.001) }));
    await expect(second).rejects.toSatisfy(isDuplicateKey);
    expect(await findIdempotencyKey(database, record.key, at(1))).toEqual(record);
  });

  test('is replaced after it, though MongoDB has not forgotten it yet', async () => {
    const record = aRecord(unique('key'));
    await keep(record);
    const next = aRecord(record.key, { requestHash: 'b'.repeat(64), createdAt: at(DAY) });
    await keep(next);
    expect(await findIdempotencyKey(database, record.key, at(DAY))).toEqual(next);
    expect(await database.idempotencyKeys.countDocuments({ key: record.key })).toBe(1);
  });

  test('goes with the transaction that made it', async () => {
    const record = aRecord(unique('key'));
    const failing = inTransaction(database, async (session) => {
      await keepIdempotencyKey(database, record, session);
      throw new Error('the generation could not be written');
    });
    await expect(failing).rejects.toThrow('could not be written');
    expect(await findIdempotencyKey(database, record.key, NOW)).toBeUndefined();
  });

  test('is one of those that race for the key, and the others learn of it', async () => {
    const key = unique('key');
    const records = Array.from({ length: 10 }, () => aRecord(key));
    const kept = await Promise.allSettled(records.map(keep));
    const lost = kept.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toHaveLength(9);
    expect(lost.every((error) => isDuplicateKey(error))).toBe(true);
    const winner = records[kept.findIndex(({ status }) => status === 'fulfilled')];
    expect(await findIdempotencyKey(database, key, NOW)).toEqual(winner);
  });

  test('is an execution, too', async () => {
    const made = { executionId: newSpellCastId() };
    const record = aRecord(unique('key'), { made });
    await keep(record);
    expect(await findIdempotencyKey(database, record.key, NOW)).toEqual(record);
  });
});
