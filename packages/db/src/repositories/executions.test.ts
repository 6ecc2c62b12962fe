import type { Parent } from '@genledger/domain/generation';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { Decimal128, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { addCookExecution, NOW, pieceOf } from '../../test/support/records.ts';
import { type Database, type ExecutionDocument, inTransaction } from '../client/index.ts';
import { toWhole } from '../mappers/index.ts';
import { addChild, addToParents, findParentState, newGenerationId, type ParentChange } from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('executions');
  database = ledger.database;
});
afterAll(() => ledger[Symbol.asyncDispose]());

type Parented = Exclude<Parent, { kind: 'single' }>;

async function storedCook(id: CookExecutionId): Promise<ExecutionDocument> {
  const document = await database.cookExecutions.findOne({ _id: new ObjectId(id) });
  if (document === null) throw new Error(`no cook execution ${id}`);
  return document;
}

const add = (parent: Parented, child: GenerationId) =>
  inTransaction(database, (session) => addChild(database, parent, child, session));
const change = (parent: Parented, changes: Partial<ParentChange>): ParentChange => ({
  parent,
  counts: {},
  costUsd: '0',
  costCount: 0,
  pointsSpent: 0,
  ended: [],
  ...changes,
});
const apply = (...changes: readonly ParentChange[]) =>
  inTransaction(database, (session) => addToParents(database, changes, NOW, session));

test('a parent is there, or not, in the collection of its kind', async () => {
  const id = await addCookExecution(database);
  expect(await findParentState(database, pieceOf(id) as Parented)).toMatchObject({ executedHere: false });
  const elsewhere = { kind: 'spellStep', spellCastId: id as never as SpellCastId } as const;
  expect(await findParentState(database, elsewhere)).toBeUndefined();
  expect(await findParentState(database, pieceOf(newGenerationId() as never) as Parented)).toBeUndefined();
});

describe('a cook execution', () => {
  test('lists its children in the order of their making, all pending', async () => {
    const id = await addCookExecution(database);
    const children = [newGenerationId(), newGenerationId()];
    for (const child of children) await add(pieceOf(id) as Parented, child);
    const { generationIds, counts } = await storedCook(id);
    expect(generationIds.map((each) => each.toHexString())).toEqual(children);
    expect(counts).toEqual({ pending: 2, processing: 0, success: 0, failed: 0, cancelled: 0 });
  });

  test('has the sums of what its children changed, exact, up and down', async () => {
    const id = await addCookExecution(database);
    const parent = pieceOf(id) as Parented;
    expect(await storedCook(id)).not.toHaveProperty('costCount');
    const success = { counts: { pending: -1, success: 1 }, costUsd: '0.1', costCount: 1, pointsSpent: 140 };
    await apply(change(parent, success));
    await apply(change(parent, { counts: { pending: -1, failed: 1 }, costUsd: '0.2', costCount: 1 }));
    expect(await storedCook(id)).toMatchObject({
      costUsd: Decimal128.fromString('0.3'),
      costCount: 2,
      pointsSpent: 140,
      counts: { pending: -2, processing: 0, success: 1, failed: 1, cancelled: 0 },
    });
    await apply(change(parent, { costUsd: '-0.300000000001', pointsSpent: -140 }));
    expect(await storedCook(id)).toMatchObject({
      costUsd: Decimal128.fromString('-0.000000000001'),
      pointsSpent: 0,
    });
  });

  test('adds up what many change at once', async () => {
    const id = await addCookExecution(database);
    const once = change(pieceOf(id) as Parented, { counts: { success: 1 }, costUsd: '0.1', pointsSpent: 3 });
    await Promise.all(Array.from({ length: 10 }, () => apply(once)));
    expect(await storedCook(id)).toMatchObject({
      costUsd: Decimal128.fromString('1.0'),
      pointsSpent: 30,
      counts: { success: 10 },
    });
  });
});

test('a spell cast is added to by itself', async () => {
  const _id = new ObjectId();
  const cook = await storedCook(await addCookExecution(database));
  await database.spellCasts.insertOne({ ...cook, _id, pointsSpent: toWhole(0), startedAt: NOW });
  const parent = { kind: 'spellStep', spellCastId: _id.toHexString() as SpellCastId } as const;
  const child = newGenerationId();
  await add(parent, child);
  await apply(change(parent, { counts: { pending: -1, cancelled: 1 }, costUsd: '0.5' }));
  expect(await database.spellCasts.findOne({ _id })).toMatchObject({
    generationIds: [new ObjectId(child)],
    counts: { pending: 0, cancelled: 1 },
    costUsd: Decimal128.fromString('0.5'),
  });
});
