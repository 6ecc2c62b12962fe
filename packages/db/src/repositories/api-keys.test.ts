import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase, unique } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import { isDuplicateKey } from '../client/index.ts';
import {
  type ApiKeyRecord,
  findApiKey,
  insertApiKey,
  listApiKeys,
  newApiKeyId,
  revokeApiKey,
} from './index.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('api-keys');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const aKey = (): ApiKeyRecord => ({
  id: newApiKeyId(),
  name: 'a service',
  hash: unique('hash'),
  scopes: ['write'],
  createdAt: NOW,
});

test('a key is found by its hash, and listed, oldest first', async () => {
  const { database } = ledger;
  const [first, second] = [aKey(), aKey()];
  await insertApiKey(database, first);
  await insertApiKey(database, second);
  expect(await findApiKey(database, second.hash)).toEqual(second);
  expect(await findApiKey(database, unique('hash'))).toBeUndefined();
  expect(await listApiKeys(database)).toEqual([first, second]);
});

test('a hash belongs to one key', async () => {
  const { database } = ledger;
  const key = aKey();
  await insertApiKey(database, key);
  await expect(insertApiKey(database, { ...key, id: newApiKeyId() })).rejects.toSatisfy(isDuplicateKey);
});

test('a key is revoked once, and stays in the list with the time', async () => {
  const { database } = ledger;
  const key = aKey();
  await insertApiKey(database, key);
  expect(await revokeApiKey(database, key.id, at(60))).toBe(true);
  expect(await revokeApiKey(database, key.id, at(90))).toBe(false);
  expect(await revokeApiKey(database, newApiKeyId(), at(90))).toBe(false);
  expect(await findApiKey(database, key.hash)).toEqual({ ...key, revokedAt: at(60) });
});
