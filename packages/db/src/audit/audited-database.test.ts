import {
  type AuditedCollection,
  type AuditedDocument,
  FieldCensus,
  type FieldValue,
} from '@genledger/domain/audit';
import fc from 'fast-check';
import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { openAuditedDatabase } from './audited-database.ts';

const COLLECTION: AuditedCollection = {
  name: 'things',
  role: { legacy: 'definition', current: 'definition' },
  legacy: { _id: [], costUsd: [], status: [] },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ label: 'audited' });
});
afterAll(() => database.drop());

/** What a scan shows of documents, kept beyond the visit. */
async function scanAll(sampleSize?: number) {
  const audited = openAuditedDatabase(database.url, 'primary');
  const census = new FieldCensus(COLLECTION);
  const seen: Pick<AuditedDocument, 'id' | 'unknownFields' | 'secrets'>[] = [];
  const values: (FieldValue | undefined)[] = [];
  try {
    const options = sampleSize === undefined ? {} : { sampleSize };
    const isWhole = await audited.scan(
      COLLECTION.name,
      census,
      (document) => {
        seen.push({ id: document.id, unknownFields: document.unknownFields, secrets: document.secrets });
        values.push(document.values.get('costUsd'));
      },
      options,
    );
    return { isWhole, census, seen, values };
  } finally {
    await audited.close();
  }
}

/** Values as the driver writes them, beside what the audit must read. */
const scalar: fc.Arbitrary<readonly [unknown, FieldValue]> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => [text, { type: 'string', text }] as const),
  fc
    .integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    .map((number) => [new Int32(number), { type: 'int', number }] as const),
  fc.maxSafeInteger().map((number) => [Long.fromNumber(number), { type: 'long', number }] as const),
  fc.double({ noNaN: true }).map((number) => [new Double(number), { type: 'double', number }] as const),
  fc.boolean().map((value) => [value, { type: 'bool', value }] as const),
  fc.date({ noInvalidDate: true }).map((at) => [at, { type: 'date', ms: at.getTime() }] as const),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -30, max: 30 }))
    .map(
      ([digits, exponent]) =>
        [
          Decimal128.fromString(`${digits}E${exponent}`),
          { type: 'decimal', text: `${digits}E${exponent}` },
        ] as const,
    ),
  fc.constantFrom<readonly [unknown, FieldValue]>(
    [null, { type: 'null' }],
    [new MinKey(), { type: 'minKey' }],
    [new MaxKey(), { type: 'maxKey' }],
    [new Binary(Uint8Array.of(1)), { type: 'binData' }],
    [/a.b/i, { type: 'regex' }],
    [Timestamp.fromBits(1, 2), { type: 'timestamp' }],
    [
      ObjectId.createFromHexString('66cd0000000000000000abcd'),
      { type: 'objectId', hex: '66cd0000000000000000abcd' },
    ],
  ),
);
const value: fc.Arbitrary<readonly [unknown, FieldValue]> = fc.oneof(
  scalar,
  fc
    .array(scalar, { maxLength: 3 })
    .map(
      (items) =>
        [items.map(([given]) => given), { type: 'array', items: items.map(([, read]) => read) }] as const,
    ),
  fc
    .dictionary(fc.stringMatching(/^[a-z]{1,5}$/), scalar, { maxKeys: 3 })
    .map(
      (fields) =>
        [
          Object.fromEntries(Object.entries(fields).map(([name, [given]]) => [name, given])),
          { type: 'object', fields: new Map(Object.entries(fields).map(([name, [, read]]) => [name, read])) },
        ] as const,
    ),
);

/** Decimals are equal by their amounts: text may spell one in several ways. */
function comparable(read: FieldValue | undefined): unknown {
  if (read?.type === 'decimal') return { type: 'decimal', amount: Number(read.text) };
  if (read?.type === 'double') return { type: 'double', text: String(read.number) };
  if (read?.type === 'array') return read.items.map(comparable);
  if (read?.type === 'object') return [...read.fields].map(([name, inner]) => [name, comparable(inner)]);
  return read;
}

test('reads of every value the type and the contents that the driver wrote', async () => {
  const samples = fc.sample(value, { numRuns: 400, seed: 11 });
  const things = database.db.collection<{ _id: number }>('things');
  await things.insertMany(samples.map(([given], index) => ({ _id: index, costUsd: given })));
  const { isWhole, census, values } = await scanAll();
  expect([isWhole, census.documents]).toEqual([true, samples.length]);
  expect(values.map(comparable)).toEqual(samples.map(([, read]) => comparable(read)));
  const use = census.uses().find(({ path }) => path === 'costUsd');
  expect(Object.values(use?.types ?? {}).reduce((sum, each) => sum + each, 0)).toBe(samples.length);
  await things.drop();
});

test('counts fields in whatever order they come, and names that begin alike apart', async () => {
  const names = fc.shuffledSubarray(['a', 'ab', 'abc', 'b', '', 'ä']);
  const samples = fc.sample(fc.tuple(names, names), { numRuns: 300, seed: 5 });
  const fieldsOf = (given: readonly string[]) => Object.fromEntries(given.map((name) => [name, 1]));
  const documents = samples.map(([outer, inner]) => ({ ...fieldsOf(outer), x: fieldsOf(inner) }));
  await database.db.collection('things').insertMany(documents);
  const { census } = await scanAll();
  const paths = samples.flatMap(([outer, inner]) => [...outer, 'x', ...inner.map((name) => `x.${name}`)]);
  const expected = Object.fromEntries(
    [...Map.groupBy(paths, (path) => path)].map(([path, each]) => [path, each.length]),
  );
  const counted = census.uses().map(({ path, count }) => [path, count] as const);
  expect(Object.fromEntries(counted)).toEqual({ ...expected, _id: samples.length });
  await database.db.collection('things').drop();
});

test('tells unknown fields, and secrets wherever they lie', async () => {
  await database.db
    .collection('things')
    .insertOne({ status: 'x', odd: 1, deep: { hooks: [{ apiKey: 'sk-1' }, { apiKey: '' }] } });
  const { seen } = await scanAll();
  expect(seen[0]).toMatchObject({ unknownFields: ['odd', 'deep'], secrets: ['deep.hooks.[].apiKey'] });
  await database.db.collection('things').drop();
});

test('a sample has as many documents as were asked for', async () => {
  await database.db.collection('things').insertMany(Array.from({ length: 300 }, (_, status) => ({ status })));
  const { census } = await scanAll(20);
  expect(census.documents).toBe(20);
  await database.db.collection('things').drop();
});

test('a census of names made of data stays bounded, and says what it left out', async () => {
  const fields = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`key${index}`, 1]));
  await database.db.collection('things').insertOne({ fields });
  const { census } = await scanAll();
  expect(census.uses().length).toBeLessThanOrEqual(2000);
  expect(census.uses().length + census.uncounted).toBe(9002);
  await database.db.collection('things').drop();
});

test('sends nothing that writes: the profile of the server holds reads only', async () => {
  await database.db.collection('things').insertOne({ status: 'x' });
  await database.db.command({ profile: 2 });
  const audited = openAuditedDatabase(database.url, 'primary');
  try {
    const collections = await audited.collections();
    await audited.indexes(collections, Date.now());
    await audited.prices();
    await audited.estimate('things');
  } finally {
    await audited.close();
  }
  await scanAll();
  await scanAll(1);
  await database.db.command({ profile: 0 });
  const profile = await database.db
    .collection('system.profile')
    .find({ appName: 'genledger audit' })
    .toArray();
  expect(profile.length).toBeGreaterThan(5);
  const sent = new Set(profile.map(({ op, command }) => (op === 'command' ? Object.keys(command)[0] : op)));
  expect(
    [...sent]
      .sort()
      .filter(
        (name) =>
          !['query', 'getmore', 'aggregate', 'count', 'listCollections', 'listIndexes'].includes(name),
      ),
  ).toEqual([]);
});
