import type { QuarantinedRecord } from '@genledger/db/migration';
import type { MigrationState, Resolved } from '@genledger/services/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RottenLedger, rottenLedger } from './rotten-ledger.ts';

type Page = { readonly data: readonly QuarantinedRecord[]; readonly nextCursor: string | null };

let ledger: RottenLedger;

/** A cast with steps of known cost, whose status nobody can read. */
async function spoilCast(): Promise<string> {
  const { db } = ledger.database;
  const [found] = await db
    .collection('generationOutputs')
    .aggregate([
      { $match: { 'metadata.castId': { $type: 'string' }, 'metadata.cookId': { $exists: false } } },
      { $group: { _id: '$metadata.castId', count: { $sum: 1 } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: 1 },
    ])
    .toArray();
  const id = String(found?._id);
  const outcome = await db
    .collection('casts')
    .updateOne({ $expr: { $eq: [{ $toString: '$_id' }, id] } }, { $set: { status: 'half way' } });
  expect(outcome.modifiedCount).toBe(1);
  return id;
}

const list = async (words: string) => (await ledger.migrateJson<Page>(`resolve ${words}`)).json;
const resolve = (words: string) => ledger.migrateJson<Resolved>(`resolve ${words}`);
const reasons = async () => (await ledger.migrateJson<MigrationState>('status')).json.reasons;
const failing = async () =>
  (await ledger.migrateJson<{ checks: { id: string; holds: boolean }[] }>('verify')).json.checks
    .filter(({ id, holds }) => !holds && id !== 'cost-populated')
    .map(({ id }) => id);

let castId: string;
beforeAll(async () => {
  ledger = await rottenLedger('cli-resolve', 400, 9);
  castId = await spoilCast();
  const { exitCode } = await ledger.migrateJson('run --yes');
  expect(exitCode).toBe(0);
}, 120_000);
afterAll(() => ledger[Symbol.asyncDispose]());

describe('the list of what is undecided', () => {
  it('is read page by page, each document once', async () => {
    const { quarantined } = (await ledger.migrateJson<MigrationState>('status')).json;
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await list(`--limit 7${cursor === null ? '' : ` --cursor ${cursor}`}`);
      expect(page.data.length).toBeLessThanOrEqual(7);
      ids.push(...page.data.map(({ collection, documentId }) => `${collection} ${documentId}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids.length).toBe(quarantined);
    expect(new Set(ids).size).toBe(quarantined);
  });

  it('says for people what each document might be, and that there is more', async () => {
    const { stdout, stderr } = await ledger.migrate('resolve --limit 1');
    expect(stdout).toMatch(/^\w+ [0-9a-f]{24}\n {2}\w+: [a-z-]+/);
    expect(stderr).toMatch(/^There are more: --cursor \S+$/m);
  });

  it('does not act on the terminal', async () => {
    const ESCAPE = String.fromCharCode(27);
    const { db } = ledger.database;
    const findings = [
      {
        field: 'status',
        reason: 'status-unknown',
        candidates: [{ source: 'status', value: `${ESCAPE}[2J` }],
      },
    ];
    await db.collection('quarantine').updateOne(
      { documentId: 'none' },
      {
        $set: {
          collection: 'spells',
          migration: 'v1-to-v2',
          reasons: ['hostile'],
          findings,
          foundAt: new Date(),
        },
      },
      { upsert: true },
    );
    const { stdout } = await ledger.migrate('resolve --id none');
    expect(stdout).toContain('\\u001b[2J');
    expect(stdout).not.toContain(ESCAPE);
    await db.collection('quarantine').deleteOne({ documentId: 'none' });
  });

  it('says that nothing is undecided where nothing is', async () => {
    const { stderr } = await ledger.migrate('resolve --reason nothing-like-it');
    expect(stderr).toBe('No undecided document has that id or reason.\n');
  });
});

describe('deciding', () => {
  it('of an execution makes it, and frees the generations that waited for it, with right sums', async () => {
    const [note] = (await list(`--id ${castId}`)).data;
    expect(note).toMatchObject({
      collection: 'casts',
      findings: [{ field: 'status', reason: 'status-unknown' }],
    });
    const { exitCode, json } = await resolve(`--id ${castId} status=completed`);
    expect([exitCode, json]).toMatchObject([0, { decided: 1, upgraded: 1, remaining: 0 }]);
    expect(json.freed).toBeGreaterThan(0);
    const cast = await ledger.database.db
      .collection('spellCasts')
      .findOne({ status: 'completed', 'legacy.decisions.status': 'completed' });
    expect(String(cast?._id)).toBe(castId);
    expect(cast?.['generationIds'].length).toBeGreaterThanOrEqual(json.freed);
    expect(await failing()).toEqual([]);
  });

  it('of one generation migrates it at once, and its parent and week with it', async () => {
    const before = await reasons();
    const [note] = (await list('--reason cost-implausible --limit 1')).data;
    const { exitCode, json } = await resolve(`--id ${note?.documentId} costUsd=0.0123`);
    expect([exitCode, json]).toMatchObject([0, { decided: 1, upgraded: 1 }]);
    expect((await reasons())['cost-implausible']).toBe((before['cost-implausible'] ?? 0) - 1);
    expect(
      await ledger.countOf('generationOutputs', { 'legacy.sources.costUsd': 'decided by a person' }),
    ).toBe(1);
    expect(await failing()).toEqual([]);
  });

  it('of all with a reason says how many, and asks for --yes, exit 2; then settles them', async () => {
    const words = '--reason cost-implausible costUsd=unknown';
    const asked = await ledger.migrate(`resolve ${words}`);
    expect([asked.exitCode, asked.stderr]).toEqual([
      2,
      expect.stringMatching(/of \d+ undecided documents?: add --yes/),
    ]);
    const { exitCode, json } = await resolve(`${words} --yes`);
    expect(json.decided).toBeGreaterThan(0);
    expect(exitCode).toBe(json.remaining === 0 ? 0 : 1);
    expect(await failing()).toEqual([]);
  });

  it('that does not fit leaves the document undecided: exit 1', async () => {
    const [note] = (await list('--reason cast-missing --limit 1')).data;
    const { exitCode, json } = await resolve(`--id ${note?.documentId} parent=cast:${'0'.repeat(24)}`);
    expect([exitCode, json]).toMatchObject([1, { decided: 1, upgraded: 0, remaining: 1 }]);
  });

  it.each([
    ['--id 42 colour=red', 'There is nothing to decide about colour'],
    ['--id 42 parent=single', 'No document of the quarantine is meant.'],
  ])('%s: exit 1', async (words, why) => {
    const { exitCode, stderr } = await ledger.migrate(`resolve ${words}`);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(why)]);
  });

  it('holds when the migration is run again', async () => {
    const before = (await ledger.migrateJson<MigrationState>('status')).json;
    await ledger.migrateJson('run --yes');
    const after = (await ledger.migrateJson<MigrationState>('status')).json;
    expect([after.migrated, after.reasons]).toEqual([before.migrated, before.reasons]);
    expect(await failing()).toEqual([]);
  });
});
