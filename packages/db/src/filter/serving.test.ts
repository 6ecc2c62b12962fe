import { EVENT_FILTER, GENERATION_FILTER, parseFilter } from '@genledger/domain/filter';
import { type Document, Long, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { plainEvent, plainGeneration } from '../../test/support/plain-documents.ts';
import {
  COOK_EXECUTION_LIST,
  EVENT_LIST,
  GENERATION_LIST,
  type ListPosition,
  type ListSource,
  MOST_EXAMINED,
  readList,
  SPELL_CAST_LIST,
} from './index.ts';

const NOW = new Date('2031-03-03T10:00:00.000Z');
/** More than are looked at for a page. */
const DOCUMENTS = MOST_EXAMINED + 2000;
const LIMIT = 50;
const COOK = new ObjectId('65f0000000000000000000c1');
const OLDEST = new ObjectId('65f0000000000000000000aa');

let ledger: LedgerDatabase;

/** One a second, the newest at NOW: one in ten failed, one in a thousand of the tool Rare, the oldest alone has a duration. */
function documentOf(index: number): Document {
  const isOldest = index === DOCUMENTS - 1;
  return {
    ...plainGeneration(),
    _id: isOldest ? OLDEST : new ObjectId(),
    ...(index < 20 ? { kind: 'cookPiece', cookExecutionId: COOK } : {}),
    status: index % 10 === 0 || isOldest ? 'failed' : 'success',
    deliveryStatus: index % 100 === 0 ? 'dropped' : 'sent',
    toolDisplayName: index % 1000 === 0 || isOldest ? 'Rare' : 'Common',
    requestTimestamp: new Date(NOW.getTime() - index * 1000),
    ...(isOldest && { durationMs: Long.fromNumber(77) }),
  };
}

beforeAll(async () => {
  ledger = await ledgerDatabase('filter-serving');
  const { db } = ledger.database;
  await db
    .collection('generationOutputs')
    .insertMany(Array.from({ length: DOCUMENTS }, (_, index) => documentOf(index)));
  const events = Array.from({ length: 500 }, (_, index) => ({
    ...plainEvent(),
    _id: new ObjectId(),
    receivedAt: new Date(NOW.getTime() - index * 1000),
    state: index % 50 === 0 ? 'unmatched' : 'applied',
  }));
  await db.collection('webhookEvents').insertMany(events);
}, 120_000);
afterAll(() => ledger[Symbol.asyncDispose]());

function read(text: string, after?: ListPosition, source: ListSource = GENERATION_LIST) {
  const { terms, mistakes } = parseFilter(text, source === EVENT_LIST ? EVENT_FILTER : GENERATION_FILTER);
  expect(mistakes).toEqual([]);
  const collection = ledger.database.db.collection<{ readonly _id: ObjectId }>(
    source === EVENT_LIST ? 'webhookEvents' : 'generationOutputs',
  );
  return readList(collection, source, {
    terms,
    now: NOW,
    ...(after && { after }),
    limit: LIMIT,
    projection: {},
  });
}

/** What the server did for a list: each query's plan, and what it read in all. */
async function profiled(text: string, after?: ListPosition, source: ListSource = GENERATION_LIST) {
  const { db } = ledger.database;
  await db.command({ profile: 2 });
  const page = await read(text, after, source);
  await db.command({ profile: 0 });
  const queries = await db
    .collection('system.profile')
    .find({ op: 'query', ns: /generationOutputs|webhookEvents/ })
    .toArray();
  await db.collection('system.profile').drop();
  const sum = (field: string) => queries.reduce((total, query) => total + Number(query[field]), 0);
  const plans = [...new Set(queries.flatMap(({ planSummary }) => String(planSummary).split(/, (?=IXSCAN)/)))];
  return { page, plans, examined: sum('docsExamined'), keys: sum('keysExamined') };
}

describe('a list whose filter an index answers reads little more than it shows', () => {
  test.each([
    ['', 'requestTimestamp_-1', 'IXSCAN { requestTimestamp: -1 }'],
    ['age>2h', 'requestTimestamp_-1', 'IXSCAN { requestTimestamp: -1 }'],
    ['status:failed', 'status_1_requestTimestamp_-1', 'IXSCAN { status: 1, requestTimestamp: -1 }'],
    ['status:failed,cancelled', 'status_1_requestTimestamp_-1', 'IXSCAN { status: 1, requestTimestamp: -1 }'],
    [
      'status:failed since:2031-03-03',
      'status_1_requestTimestamp_-1',
      'IXSCAN { status: 1, requestTimestamp: -1 }',
    ],
    [
      'tool:Common',
      'toolDisplayName_1_requestTimestamp_-1',
      'IXSCAN { toolDisplayName: 1, requestTimestamp: -1 }',
    ],
    ['account:account-1', 'accountId_1_requestTimestamp_-1', 'IXSCAN { accountId: 1, requestTimestamp: -1 }'],
    [
      'delivery:dropped',
      'deliveryStatus_1_requestTimestamp_-1__id_-1',
      'IXSCAN { deliveryStatus: 1, requestTimestamp: -1, _id: -1 }',
    ],
    [`cook:${COOK.toHexString()}`, 'cookExecutionId_1', 'IXSCAN { cookExecutionId: 1 }'],
  ])('%s', async (text, servedBy, plan) => {
    const first = await profiled(text);
    expect(first.page.search).toEqual({ servedBy });
    expect(first.plans).toEqual([plan]);
    expect(first.examined).toBeLessThanOrEqual(3 * LIMIT);
    expect(first.keys).toBeLessThanOrEqual(8 * LIMIT);
    const second = await profiled(text, first.page.next);
    expect(second.examined).toBeLessThanOrEqual(3 * LIMIT);
  });

  test('by an id', async () => {
    const { page, examined } = await profiled(OLDEST.toHexString());
    expect(page.items).toHaveLength(1);
    expect(page.search).toEqual({ servedBy: '_id_' });
    expect(examined).toBeLessThanOrEqual(1);
  });

  test('of the inbox', async () => {
    const { page, plans, examined } = await profiled('state:unmatched', undefined, EVENT_LIST);
    expect(page.items).toHaveLength(10);
    expect([page.search, plans]).toEqual([
      { servedBy: 'state_1_receivedAt_1' },
      ['IXSCAN { state: 1, receivedAt: 1 }'],
    ]);
    expect(examined).toBeLessThanOrEqual(10);
  });
});

describe('a list whose filter an index answers in part', () => {
  test('is led by the index that leads to the fewest, and complete where those are few', async () => {
    const { page, plans } = await profiled('status:failed tool:Rare has:durationMs');
    expect(page).toMatchObject({
      items: [{ _id: OLDEST }],
      search: { servedBy: 'toolDisplayName_1_requestTimestamp_-1' },
    });
    expect(page.search).not.toHaveProperty('lookedBackTo');
    expect(plans.join()).not.toContain('COLLSCAN');
  });

  test('says how far back it looked where those are many, and goes on from there', async () => {
    const { page, examined } = await profiled('account:account-1 has:durationMs');
    const lookedBackTo = new Date(NOW.getTime() - (MOST_EXAMINED - 1) * 1000);
    expect(page).toEqual({
      items: [],
      next: { time: lookedBackTo, id: '0'.repeat(24) },
      search: { servedBy: 'accountId_1_requestTimestamp_-1', lookedBackTo },
    });
    expect(examined).toBeLessThanOrEqual(MOST_EXAMINED + 100);
    expect(await read('account:account-1 has:durationMs', page.next)).toMatchObject({
      items: [{ _id: OLDEST }],
    });
  });
});

describe('a list whose filter no index answers', () => {
  test('says so, and how far back it looked', async () => {
    const { page, plans, examined } = await profiled('has:durationMs');
    expect(page.search).toEqual({
      servedBy: null,
      lookedBackTo: new Date(NOW.getTime() - (MOST_EXAMINED - 1) * 1000),
    });
    expect(plans).toEqual(['IXSCAN { requestTimestamp: -1 }']);
    expect(examined).toBeLessThanOrEqual(MOST_EXAMINED + 100);
    const { items, search } = await read('has:durationMs', page.next);
    expect([items, search]).toEqual([[expect.objectContaining({ _id: OLDEST })], { servedBy: null }]);
  });

  test('reads no more than it needs for a page', async () => {
    const { page, examined } = await profiled('-tool:Rare');
    expect(page.items).toHaveLength(LIMIT);
    expect(page.search).toEqual({ servedBy: null });
    expect(examined).toBeLessThanOrEqual(1100);
  });
});

test('an index that is partial on a value leads to nothing but that', async () => {
  const { items, search } = await read('delivery:dropped,sent');
  expect([items.length, search]).toEqual([LIMIT, { servedBy: null }]);
});

test.each([
  ['generationOutputs', GENERATION_LIST],
  ['webhookEvents', EVENT_LIST],
  ['cookExecutions', COOK_EXECUTION_LIST],
  ['spellCasts', SPELL_CAST_LIST],
])('every index that lists of %s are served by is there, with those fields', async (name, source) => {
  const existing = await ledger.database.db.collection(name).indexes();
  const keysOf = (index: string) => Object.keys(existing.find((each) => each.name === index)?.key ?? {});
  expect(keysOf(source.timeIndex)).toEqual([source.time]);
  for (const { name: index, paths, isOrdered } of source.indexes) {
    const wanted = isOrdered ? [...paths, source.time] : paths;
    expect(keysOf(index).slice(0, wanted.length)).toEqual(wanted);
  }
});
