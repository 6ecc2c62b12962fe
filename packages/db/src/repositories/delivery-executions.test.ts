import type { DeliverySubject } from '@genledger/domain/delivery';
import { DELIVERY_FILTER, parseFilter } from '@genledger/domain/filter';
import type { Artifact } from '@genledger/domain/provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, NOW } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import { type AnnouncedExecution, type ExecutionEnd, endExecution, openExecution } from '../testing/index.ts';
import { claimDeliveries, findDeliveryRecord, findDeliverySubject, listDeliveryRecords } from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('announced');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

const image = (name: string): Artifact => ({
  kind: 'image',
  url: `https://cdn.example/${name}.png`,
  outputId: name,
  index: 0,
});
const COOK = { kind: 'cookExecution', platform: 'webhook', startedAt: at(-90) } as const;
const CAST = { kind: 'spellCast', platform: 'webhook', startedAt: at(-90) } as const;

async function claimEnded(subject: DeliverySubject, end: ExecutionEnd = {}) {
  await endExecution(database, subject, { endedAt: NOW, ...end });
  return claimDeliveries(database, [subject], { owner: 'a', until: at(60) }, NOW);
}

/** What is told of an execution that has just ended. */
async function announced(options: AnnouncedExecution, end: ExecutionEnd = {}) {
  const subject = await openExecution(database, options);
  const [claim] = await claimEnded(subject, end);
  return claim?.announcement;
}

describe('a cook execution', () => {
  test('tells its figures, its name, and what its pieces are', async () => {
    const made = [[image('a')], [], [image('b'), image('c')]];
    const title = 'Foxes';
    const told = await announced({ ...COOK, title, made, failed: 2, costCount: 3, costUsd: '0.10' });
    expect(told).toMatchObject({
      subject: { kind: 'cookExecution' },
      status: 'completed',
      title,
      requestTimestamp: at(-90),
      endedAt: NOW,
      durationMs: 90_000,
      costUsd: '0.1',
      costCount: 3,
      pieces: { made: 3, lost: 2 },
      pointsSpent: 357,
    });
    expect(told?.artifacts.map(({ outputId }) => outputId)).toEqual(['a', 'b', 'c']);
  });

  test('tells of twenty artifacts at most, the first pieces first', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `piece-${index}`);
    const told = await announced({ ...COOK, made: names.map((name) => [image(name)]) });
    expect(told?.artifacts.map(({ outputId }) => outputId)).toEqual(names.slice(0, 20));
  });

  test('whose pieces are made by casts tells what those made in the end', async () => {
    const subject = await openExecution(database, COOK);
    for (const name of ['a', 'b']) {
      const made = [[image(`${name}-draft`)], [image(name)]];
      const cast = await openExecution(database, { ...CAST, made, pieceOf: subject });
      await endExecution(database, cast, { announced: false });
    }
    await openExecution(database, { ...CAST, made: [[image('unfinished')]], pieceOf: subject });
    const [claim] = await claimEnded(subject);
    expect(claim?.announcement?.artifacts.map(({ outputId }) => outputId)).toEqual(['a', 'b']);
  });

  test('whose costs nobody knows tells none, and not 0', async () => {
    const told = await announced({ ...COOK, made: [[]] });
    expect(told).not.toHaveProperty('costUsd');
    expect(told).toMatchObject({ title: 'Cook' });
  });

  test('that failed or was stopped tells why', async () => {
    const end = { status: 'stopped', reason: 'the budget is spent' } as const;
    expect(await announced(COOK, end)).toMatchObject({ status: 'stopped', statusReason: end.reason });
  });
});

describe('a spell cast', () => {
  test('tells what its last step made, not what the steps before it did', async () => {
    const told = await announced({ ...CAST, title: 'Poster', made: [[image('a')], [image('b')], []] });
    expect(told).toMatchObject({ subject: { kind: 'spellCast' }, title: 'Poster', status: 'completed' });
    expect(told?.artifacts.map(({ outputId }) => outputId)).toEqual(['b']);
    expect(told).not.toHaveProperty('pieces');
  });

  test('that makes a piece is not due, since its cook execution is announced', async () => {
    expect(await announced(CAST, { announced: false })).toBeUndefined();
  });
});

test('a list of deliveries holds all kinds, newest request first, page by page', async () => {
  await using own = await ledgerDatabase('announced-list');
  const subjects: DeliverySubject[] = [];
  for (const [index, options] of [COOK, CAST, COOK, CAST, CAST].entries()) {
    const account = index === 4 ? 'other' : 'mine';
    const subject = await openExecution(own.database, { ...options, account, startedAt: at(-index) });
    await endExecution(own.database, subject);
    subjects.push(subject);
  }
  await openExecution(own.database, COOK);
  const filter = { accountId: 'mine' as never };
  const first = await listDeliveryRecords(own.database, filter, undefined, 3);
  const second = await listDeliveryRecords(own.database, filter, first.next, 3);
  expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(subjects.slice(0, 4));
  expect([first.items.length, second.next]).toEqual([3, undefined]);
  const casts = await listDeliveryRecords(own.database, { kind: 'spellCast' }, undefined, 9);
  expect(casts.items.map(({ subject }) => subject)).toEqual([1, 3, 4].map((index) => subjects[index]));

  const found = async (text: string) => {
    const { terms, mistakes } = parseFilter(text, DELIVERY_FILTER);
    expect(mistakes).toEqual([]);
    const page = await listDeliveryRecords(own.database, { matching: { terms, now: at(0) } }, undefined, 9);
    return page.items.map(({ subject }) =>
      subjects.indexOf(subjects.find(({ id }) => id === subject.id) as never),
    );
  };
  expect(await found('kind:cookExecution')).toEqual([0, 2]);
  expect(await found('-kind:cookExecution account:mine')).toEqual([1, 3]);
  expect(await found('account:other')).toEqual([4]);
  expect(await found('age>=3s')).toEqual([3, 4]);
  expect(await found('has:kind has:ended missing:tool')).toEqual([0, 1, 2, 3, 4]);
  expect(await found('tool:Poster')).toEqual([]);
  expect(await found(String(subjects[3]?.id))).toEqual([3]);
});

test('a subject is found by its id alone, and its delivery read', async () => {
  const subject = await openExecution(database, { ...CAST, title: 'Poster' });
  expect(await findDeliverySubject(database, subject.id)).toEqual(subject);
  expect(await findDeliveryRecord(database, subject)).toMatchObject({
    subject,
    title: 'Poster',
    status: 'running',
    deliveryStatus: 'pending',
    deliveryAttempts: 0,
  });
  expect(await findDeliverySubject(database, '66cd00000000000000000009' as never)).toBeUndefined();
});
