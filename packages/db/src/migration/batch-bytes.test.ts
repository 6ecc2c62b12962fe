import { Binary } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { BATCH_BYTES } from './batch-bytes.ts';
import { idOf } from './document-bytes.ts';
import { readAfter } from './old-documents.ts';

const LARGE_BYTES = 8_388_608;
const DOCUMENTS = 9;

let bare: TestDatabase;

beforeAll(async () => {
  bare = await testDatabase({ label: 'batch-bytes' });
  const filling = new Binary(Buffer.alloc(LARGE_BYTES));
  for (let place = 0; place < DOCUMENTS; place += 1)
    await bare.db.collection<{ _id: number }>('large').insertOne({ _id: place, filling } as { _id: number });
}, 60_000);
afterAll(() => bare.drop());

test('batches of large documents are short, and hold each document once', async () => {
  const batches: (readonly unknown[])[] = [];
  for (let after: unknown; ; ) {
    const limit = 500;
    const batch = await readAfter(bare.db, 'large', { ...(after !== undefined && { after }), limit });
    const last = batch.at(-1);
    if (last === undefined) break;
    batches.push(batch.map(idOf).map(Number));
    after = idOf(last);
  }
  expect(batches.flat()).toEqual(Array.from({ length: DOCUMENTS }, (_, place) => place));
  const most = Math.ceil(BATCH_BYTES / LARGE_BYTES) + 1;
  expect(batches.length).toBeGreaterThan(1);
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(most);
}, 60_000);
