import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../client/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { exactCount, isIndexed } from './counts.ts';
import { readDocument, readRelated } from './documents.ts';
import { type BrowsedRow, type BrowseList, readPage, readRows } from './pages.ts';

/** Values of every type that a column may meet in old records, several of each. */
const VALUES: readonly unknown[] = [
  null,
  undefined,
  new Int32(3),
  new Double(2.5),
  Long.fromNumber(3),
  Decimal128.fromString('3'),
  'b',
  'a',
  'b',
  { a: 1 },
  true,
  false,
  new ObjectId('65f000000000000000000001'),
  new Date(0),
  new Date(5),
  new Date(5),
];

let created: TestDatabase;
let database: Database;
beforeAll(async () => {
  created = await testDatabase({ label: 'browse' });
  database = openDatabase({ url: created.url });
  const documents = VALUES.map((value, index) => ({
    _id: (index % 3 === 0 ? `text-${index}` : new ObjectId()) as ObjectId,
    ...(value !== undefined && { value }),
    parent: index % 2 === 0 ? 'p' : new ObjectId('65f0000000000000000000aa'),
  }));
  await created.db.collection('things').insertMany(documents);
});
afterAll(async () => {
  await database.close();
  await created.drop();
});

const list = (field: string, direction: 'ascending' | 'descending'): BrowseList => ({
  collection: 'things',
  conditions: {},
  sort: { field, direction },
  omit: [],
});
const idsOf = (rows: readonly BrowsedRow[]) => rows.map(({ id }) => id);

/** Walks a list in small pages. */
async function walk(of: BrowseList, way: 'after' | 'before'): Promise<readonly string[]> {
  const found: BrowsedRow[] = [
    ...(await readPage(database, of, { kind: way === 'after' ? 'first' : 'last' }, 3)),
  ];
  for (;;) {
    const edge = way === 'after' ? found.at(-1) : found[0];
    if (edge === undefined) return [];
    const page = await readPage(database, of, { kind: way, place: edge.place }, 3);
    if (page.length === 0) return idsOf(found);
    if (way === 'after') found.push(...page);
    else found.unshift(...page);
  }
}

it.each([
  ['an int', new Int32(577_245_964), '577245964'],
  ['a long', Long.fromString('9007199254740993'), '9007199254740993'],
  ['a double', new Double(2.5), '2.5'],
  ['a time', new Date('2025-08-20T12:00:00.000Z'), '2025-08-20T12:00:00.000Z'],
  ['digits that are text', '577245965', '577245965'],
])('a document whose id is %s is found by its text', async (_, id, text) => {
  await created.db.collection<{ _id: unknown }>('others').insertOne({ _id: id });
  expect(await readDocument(database, 'others', text)).toMatchObject({ type: 'object' });
});

describe('a list of documents whose values are of every type', () => {
  it.each([
    ['value', 'ascending'],
    ['value', 'descending'],
    ['_id', 'ascending'],
    ['_id', 'descending'],
  ] as const)('is walked whole, both ways, by %s %s', async (field, direction) => {
    const whole = idsOf(await readPage(database, list(field, direction), { kind: 'first' }, 100));
    expect(whole).toHaveLength(VALUES.length);
    expect(await walk(list(field, direction), 'after')).toEqual(whole);
    expect(await walk(list(field, direction), 'before')).toEqual(whole);
  });

  it('tells the type of each value, and money exactly', async () => {
    const rows = await readPage(database, list('_id', 'ascending'), { kind: 'first' }, 100);
    const values = rows.map(({ value }) =>
      value.type === 'object' ? new Map(value.fields).get('value') : value,
    );
    expect(values).toEqual(
      expect.arrayContaining([
        { type: 'int', text: '3' },
        { type: 'long', text: '3' },
        { type: 'decimal', text: '3' },
        { type: 'double', text: '2.5' },
        { type: 'date', text: '1970-01-01T00:00:00.005Z' },
        { type: 'null', text: 'null' },
        undefined,
      ]),
    );
  });

  it('is counted, read again by places, and looked up by ids of either type', async () => {
    const all = list('value', 'ascending');
    const [first] = await readPage(database, all, { kind: 'first' }, 1);
    if (first === undefined) throw new Error('nothing was read');
    expect(await exactCount(database, all, new AbortController().signal)).toBe(VALUES.length);
    expect(idsOf(await readRows(database, all, [first.place, { value: 1, id: 'gone' }]))).toEqual([first.id]);
    expect(await readDocument(database, 'things', 'text-0')).toMatchObject({ type: 'object' });
    expect(await readDocument(database, 'things', 'gone')).toBeUndefined();
    expect(await readRelated(database, 'things', 'parent', '65f0000000000000000000aa', 100)).toHaveLength(8);
    expect(await readRelated(database, 'things', 'parent', 'p', 3)).toHaveLength(3);
  });

  it('says which lists an index serves', async () => {
    await created.db.collection('things').createIndex({ parent: 1 });
    const narrowed = { ...list('_id', 'descending'), conditions: { parent: 'p' } };
    const answers = [list('_id', 'descending'), list('value', 'ascending'), narrowed].map((each) =>
      isIndexed(database, each),
    );
    expect(await Promise.all(answers)).toEqual([true, false, true]);
    expect(await isIndexed(database, { ...narrowed, conditions: { value: 1 } })).toBe(false);
  });
});
