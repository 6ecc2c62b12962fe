import type { Parent } from '@genledger/domain/generation';
import type { CookExecutionId, GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { addGeneration, aNewGeneration, aTool, at, type RecordDetails } from '../../test/support/records.ts';
import type { Database } from '../client/index.ts';
import type { ListPosition } from '../filter/index.ts';
import {
  findGenerationRecord,
  type GenerationFilter,
  insertGeneration,
  listGenerationRecords,
  newGenerationId,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('records');
  database = ledger.database;
});
beforeEach(() => database.generationOutputs.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const add = async (seconds: number, details: RecordDetails = {}): Promise<GenerationId> =>
  (await addGeneration(database, { ...details, requestTimestamp: at(seconds) })).basis.id;

/** Every page of a list, one after the other. */
async function pagesOf(filter: GenerationFilter, limit: number): Promise<readonly GenerationId[][]> {
  const pages: GenerationId[][] = [];
  let after: ListPosition | undefined;
  do {
    const { items, next } = await listGenerationRecords(database, filter, after, limit);
    if (items.length > 0) pages.push(items.map(({ _id }) => _id.toHexString() as GenerationId));
    after = next;
  } while (after);
  return pages;
}
const allOf = async (filter: GenerationFilter) => (await pagesOf(filter, 100)).flat();

describe('the list of generations', () => {
  test('is newest first, page after page, and the higher id leads where times are equal', async () => {
    const late = await add(3);
    const same = [await add(2), await add(2), await add(2), await add(2)].toSorted().toReversed();
    const early = await add(1);
    const all = [late, ...same, early];
    expect(await pagesOf({}, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
    expect(await pagesOf({}, 1)).toEqual(all.map((id) => [id]));
    expect(await pagesOf({}, 3)).toEqual([all.slice(0, 3), all.slice(3)]);
    expect(await pagesOf({ status: 'pending' }, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
    expect(await pagesOf({ status: 'failed' }, 2)).toEqual([]);
  });

  test('does not lose its place to generations that are made meanwhile', async () => {
    const ids = [await add(1), await add(2), await add(3)].toReversed();
    const position = { time: at(3), id: ids[0] as GenerationId };
    await add(4);
    await add(3.5);
    const { items: rest } = await listGenerationRecords(database, {}, position, 10);
    expect(rest.map(({ _id }) => _id.toHexString())).toEqual(ids.slice(1));
  });

  test('leaves payloads, history and what only rules read out', async () => {
    const created = aNewGeneration();
    const open = { requestPayload: { prompt: 'a fox' }, metadata: { a: 1 } };
    await insertGeneration(database, { ...created, reconcileAt: at(60) }, open);
    const {
      items: [record],
    } = await listGenerationRecords(database, {}, undefined, 1);
    expect(record).toMatchObject({ status: 'pending', metadata: { a: 1 } });
    for (const field of ['requestPayload', 'responsePayload', 'history', 'evidence', 'legacy']) {
      expect(record).not.toHaveProperty(field);
    }
  });
});

describe('the list is narrowed', () => {
  const cook: Parent = { kind: 'cookPiece', cookExecutionId: newGenerationId() as never as CookExecutionId };
  const cast: Parent = { kind: 'spellStep', spellCastId: newGenerationId() as never as SpellCastId };

  test('by every part that a filter can have, and by several at once', async () => {
    const tool = aTool('tool-1');
    const ids = {
      plain: await add(1),
      ofTool: await add(2, { tool }),
      ofAccount: await add(3, { accountId: 'account-1' }),
      ofBoth: await add(4, { tool, accountId: 'account-1' }),
      ofStaging: await add(5, { environment: 'staging' }),
      piece: await add(6, { parent: cook }),
      step: await add(7, { parent: cast }),
      sent: await add(8),
    };
    await database.generationOutputs.updateOne(
      { _id: new ObjectId(ids.sent) },
      { $set: { deliveryStatus: 'sent', status: 'processing' } },
    );
    const accountId = 'account-1' as never;
    expect(await allOf({ toolId: tool.toolId })).toEqual([ids.ofBoth, ids.ofTool]);
    expect(await allOf({ accountId })).toEqual([ids.ofBoth, ids.ofAccount]);
    expect(await allOf({ accountId, toolId: tool.toolId })).toEqual([ids.ofBoth]);
    expect(await allOf({ environment: 'staging' })).toEqual([ids.ofStaging]);
    expect(await allOf({ cookExecutionId: cook.cookExecutionId })).toEqual([ids.piece]);
    expect(await allOf({ spellCastId: cast.spellCastId })).toEqual([ids.step]);
    expect(await allOf({ deliveryStatus: 'sent' })).toEqual([ids.sent]);
    expect(await allOf({ status: 'processing' })).toEqual([ids.sent]);
    expect(await allOf({ status: 'pending', deliveryStatus: 'sent' })).toEqual([]);
    expect(await allOf({ cookExecutionId: cook.cookExecutionId, spellCastId: cast.spellCastId })).toEqual([]);
  });

  test('by time: from its beginning on, up to its end', async () => {
    const ids = [await add(1), await add(2), await add(3)];
    expect(await allOf({ since: at(2) })).toEqual([ids[2], ids[1]]);
    expect(await allOf({ until: at(2) })).toEqual([ids[0]]);
    expect(await allOf({ since: at(2), until: at(3) })).toEqual([ids[1]]);
    expect(await allOf({ since: at(3), until: at(3) })).toEqual([]);
    expect(await pagesOf({ since: at(2) }, 1)).toEqual([[ids[2]], [ids[1]]]);
  });
});

test('a whole record has its payloads and its history, but not what a migration replaced', async () => {
  const created = aNewGeneration();
  const { id } = created.generation.basis;
  await insertGeneration(
    database,
    { ...created, reconcileAt: at(60) },
    { requestPayload: { prompt: 'a fox' } },
  );
  await database.generationOutputs.updateOne(
    { _id: new ObjectId(id) },
    { $set: { legacy: { metadata: { webhookSecret: 'told to nobody' } } } },
  );
  const record = await findGenerationRecord(database, id);
  expect(record).toMatchObject({ requestPayload: { prompt: 'a fox' }, history: [{ to: 'pending' }] });
  expect(record).not.toHaveProperty('legacy');
  expect(await findGenerationRecord(database, newGenerationId())).toBeUndefined();
});
