import type { Database } from '@genledger/db/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW, type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import {
  API_KEY_SCOPES,
  allows,
  authenticate,
  createApiKey,
  ensureFirstApiKey,
  isApiKey,
  listApiKeys,
  newApiKeySchema,
  revokeApiKey,
} from './index.ts';

let ledger: TestLedger;
let database: Database;
beforeAll(async () => {
  ledger = await testLedger('api keys');
  database = ledger.context.database;
});
beforeEach(() => database.apiKeys.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const GIVEN = 'glk_chosen-by-the-operator';

test('a key lets its holder in with its scope, and nobody else', async () => {
  const key = await createApiKey(database, { name: 'reader', scope: 'read' }, NOW);
  expect(isApiKey(key)).toBe(true);
  expect(await authenticate(database, key)).toMatchObject({ name: 'reader', scope: 'read' });
  for (const wrong of [
    `${key}x`,
    key.slice(0, -1),
    key.toUpperCase(),
    key.slice(4),
    '',
    'glk_',
    `glk_${'x'.repeat(43)}`,
  ]) {
    expect(await authenticate(database, wrong)).toBeUndefined();
  }
});

test('its text is in no document, and neither text nor hash is listed', async () => {
  const key = await createApiKey(database, { name: 'secret', scope: 'admin' }, NOW);
  expect(JSON.stringify(await database.apiKeys.find().toArray())).not.toContain(key.slice(4));
  expect(await listApiKeys(database)).toEqual([
    { id: expect.any(String), name: 'secret', scopes: ['admin'], createdAt: NOW },
  ]);
});

test('two keys are never alike', async () => {
  const keys = await Promise.all(
    [1, 2, 3].map(() => createApiKey(database, { name: 'same', scope: 'read' }, NOW)),
  );
  expect(new Set(keys).size).toBe(3);
});

test('a revoked key lets nobody in, is revoked once, and stays listed with its time', async () => {
  const key = await createApiKey(database, { name: 'old', scope: 'write' }, NOW);
  const other = await createApiKey(database, { name: 'other', scope: 'write' }, NOW);
  const { id } = (await listApiKeys(database)).find(({ name }) => name === 'old') ?? expect.fail();
  const later = new Date(NOW.getTime() + 1000);
  expect(await revokeApiKey(database, id, later)).toBe(true);
  expect(await revokeApiKey(database, id, new Date(later.getTime() + 1))).toBe(false);
  expect(await authenticate(database, key)).toBeUndefined();
  expect(await authenticate(database, other)).toBeDefined();
  expect((await listApiKeys(database)).find(({ name }) => name === 'old')?.revokedAt).toEqual(later);
});

describe('a scope', () => {
  const allowed = API_KEY_SCOPES.map((held) => API_KEY_SCOPES.filter((needed) => allows(held, needed)));

  test('includes those before it', () => {
    expect(allowed).toEqual([['read'], ['read', 'write'], ['read', 'write', 'admin']]);
  });

  test.each([
    { name: '', scope: 'read' },
    { name: 'x', scope: 'root' },
    { name: 'x'.repeat(101), scope: 'read' },
    { name: 'x' },
  ])('of %j is none', (wanted) => {
    expect(newApiKeySchema.safeParse(wanted).success).toBe(false);
  });
});

describe('the first key', () => {
  test('is made where there is none, told once, and may do everything', async () => {
    const key = await ensureFirstApiKey(database, NOW);
    expect(await authenticate(database, key ?? '')).toMatchObject({ scope: 'admin' });
    expect(await ensureFirstApiKey(database, NOW)).toBeUndefined();
    expect(await listApiKeys(database)).toHaveLength(1);
  });

  test('that the operator chose is added beside others, is not told, and not added twice', async () => {
    await createApiKey(database, { name: 'reader', scope: 'read' }, NOW);
    const started = await Promise.all([1, 2, 3, 4].map(() => ensureFirstApiKey(database, NOW, GIVEN)));
    expect(started).toEqual([undefined, undefined, undefined, undefined]);
    expect(await authenticate(database, GIVEN)).toMatchObject({ scope: 'admin' });
    expect(await listApiKeys(database)).toHaveLength(2);
  });

  test('that was revoked does not come back at the next start', async () => {
    await ensureFirstApiKey(database, NOW, GIVEN);
    const [{ id } = expect.fail()] = await listApiKeys(database);
    await revokeApiKey(database, id, NOW);
    await ensureFirstApiKey(database, NOW, GIVEN);
    expect(await authenticate(database, GIVEN)).toBeUndefined();
  });
});
