import { type BsonValue, bsonObjectId, type LoadedDocument } from '@genledger/db/audit';
import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import type { CriterionId, EnvironmentReport } from '@genledger/domain/audit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditOptions, runAudit } from '../../src/audit/index.ts';
import { fill, fixtureDocuments } from './legacy-database.ts';

const NOW = new Date('2025-09-01T00:00:00Z');

let fixtures: TestDatabase;
beforeAll(async () => {
  fixtures = await testDatabase({ label: 'fixtures' });
  await fill(fixtures.url, fixtureDocuments());
});
afterAll(() => fixtures.drop());

async function audit(url: string, changes: Partial<AuditOptions> = {}): Promise<EnvironmentReport> {
  const clock = { now: () => NOW };
  const report = await runAudit({ targets: [{ name: 'one', url }], read: 'primary', clock, ...changes });
  const [environment] = report.environments;
  if (environment === undefined) throw new Error('no environment');
  return environment;
}

/** Documents by rule, of the rules that compare documents. */
async function relationsIn(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, string[]> = {};
  await audit(url, {
    onFinding({ rule, id }) {
      if (!/^(parent-(missing|unlinked|only|disputed|unnamed)|child|aggregate|run-id)/.test(rule)) return;
      found[rule] = [...(found[rule] ?? []), id].sort();
    },
  });
  return found;
}

const hex = (end: string): string => end.padStart(24, '6');
const oid = (end: string): BsonValue => bsonObjectId(hex(end));
const generation = (end: string, fields: object): LoadedDocument => ({
  collection: 'generationOutputs',
  document: { _id: oid(end), ...fields },
});
const parent = (collection: string, end: string, fields: object): LoadedDocument => ({
  collection,
  document: { _id: oid(end), ...fields },
});

describe('the samples', () => {
  test('the criteria count what the samples hold', async () => {
    const { criteria, documentsScanned } = await audit(fixtures.url);
    const shares = Object.fromEntries(
      criteria.map(({ id, numerator, denominator }) => [id, [numerator, denominator]]),
    );
    expect(documentsScanned).toBe(32);
    expect(shares).toEqual({
      'terminal-within-5-minutes': [26, 28],
      'duration-populated': [1, 26],
      'cost-populated': [16, 25],
      'pending-older-than-24h': [2, 28],
      'parent-linked': [0, 7],
      'schema-conflicts': [25, 32],
      'schema-version': [0, 32],
    } satisfies Record<CriterionId, readonly number[]>);
  });

  test('every hiding place of a parent is looked into, both ways', async () => {
    const samples = (...ends: readonly string[]) => ends.map((end) => `66cd${end.padStart(20, '0')}`);
    expect(await relationsIn(fixtures.url)).toEqual({
      'aggregate-disagrees': samples('d001', 'd002', 'f001'),
      'child-unlisted': samples('d002', 'f001'),
      'parent-missing': samples('18'),
      'parent-only-listed': samples('17'),
      'parent-unlinked': samples('12', '13', '14', '15', '16'),
    });
  });

  test('at one moment it finds the same', async () => {
    const [primary, snapshot] = [await audit(fixtures.url), await audit(fixtures.url, { read: 'snapshot' })];
    expect(snapshot).toEqual({ ...primary, read: 'snapshot' });
  });

  test('fields of collections that no rule reads are told, too', async () => {
    await using database = await testDatabase({ label: 'others' });
    await fill(database.url, [parent('cookCollections', '1', { traitTree: ['hat'] }), generation('2', {})]);
    const { census } = await audit(database.url);
    const others = census.find(({ collection }) => collection === 'cookCollections');
    expect(others?.fields.map(({ path, types }) => [path, types])).toContainEqual([
      'traitTree',
      { array: 1 },
    ]);
  });
});

describe('relations', () => {
  test('disputes, holes, twins and pieces of nothing', async () => {
    await using database = await testDatabase({ label: 'relations' });
    await fill(database.url, [
      parent('casts', 'a1', { stepGenerationIds: [oid('b1'), oid('b2'), oid('b9')] }),
      parent('casts', 'a2', { stepGenerationIds: [oid('b1'), oid('b1')] }),
      generation('b1', { castId: oid('a1') }),
      generation('b2', { metadata: { castId: hex('a1'), originalContext: { castId: hex('a2') } } }),
      generation('b3', { deliveryStrategy: 'cook_piece' }),
      generation('b4', { metadata: { run_id: 'r1' }, serviceName: 'comfyui' }),
      generation('b5', { platformSpecificRunId: 'r1', serviceName: 'comfyui' }),
      generation('b6', { metadata: { run_id: 'r1' }, serviceName: 'replicate' }),
      generation('b7', { metadata: { jobId: `batch-${hex('a7')}-3` } }),
    ]);
    expect(await relationsIn(database.url)).toEqual({
      'child-missing': [hex('a1')],
      'parent-disputed': [hex('b1'), hex('b2')],
      'parent-missing': [hex('b7')],
      'parent-unlinked': [hex('b1'), hex('b2')],
      'parent-unnamed': [hex('b3')],
      'run-id-duplicate': [hex('b4'), hex('b5')],
    });
  });

  test('what was made while the audit ran is left out: its other half may not have been read', async () => {
    await using database = await testDatabase({ label: 'meanwhile' });
    const second = Math.floor(NOW.getTime() / 1000).toString(16);
    const young = bsonObjectId(`${second}0000000000000001`);
    const document = { _id: young, castId: oid('a9'), metadata: { run_id: 'r1' } };
    await fill(database.url, [
      parent('casts', 'a1', { stepGenerationIds: [bsonObjectId(`${second}0000000000000002`)] }),
      { collection: 'generationOutputs', document },
    ]);
    expect(await relationsIn(database.url)).toEqual({});
  });
});

describe('an audit that cannot see everything', () => {
  test('ended early, it tells nothing for sure, however good it looks', async () => {
    const report = await audit(fixtures.url, {
      signal: AbortSignal.abort(new DOMException('', 'TimeoutError')),
    });
    expect(report).toMatchObject({ isComplete: false, holds: null });
    expect(report.incompleteBecause).toBe('the time that it was given is up');
    expect(report.criteria.every(({ holds }) => holds === null)).toBe(true);
  });

  test('one environment that is away makes the whole incomplete, and the others are told', async () => {
    const report = await runAudit({
      targets: [
        { name: 'away', url: 'mongodb://127.0.0.1:9/none' },
        { name: 'here', url: fixtures.url },
      ],
      read: 'primary',
      clock: { now: () => NOW },
    });
    expect(report.holds).toBeNull();
    expect(report.environments.map(({ isComplete }) => isComplete)).toEqual([false, true]);
  });
});
