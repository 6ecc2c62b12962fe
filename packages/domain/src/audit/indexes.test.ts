import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPECTED_INDEXES, type ExistingIndex, judgeIndexes } from './indexes.ts';
import { AUDITED_COLLECTIONS } from './schema/collections.ts';

const COLLECTIONS = ['generationOutputs', 'cookExecutions'];
const existing = (
  keys: Record<string, unknown>,
  uses?: number,
  collection = 'generationOutputs',
): ExistingIndex => ({
  collection,
  name: Object.keys(keys).join('_'),
  keys,
  ...(uses !== undefined && { uses }),
});

/** Indexes of the contract, from the models of prisma/contract.prisma: collection and fields. */
function contractIndexes(): readonly string[] {
  const contract = readFileSync(new URL('../../../../prisma/contract.prisma', import.meta.url), 'utf8');
  const audited = new Set(AUDITED_COLLECTIONS.map(({ name }) => name));
  return [...contract.matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
    const name = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? 'generationOutputs';
    if (!audited.has(name) || (!body.includes('@@map') && !body.includes('@@base(Generation'))) return [];
    return [...body.matchAll(/@@(?:index|unique)\(\[([^\]]*)\]/g)].map(([, fields = '']) => {
      const keys = fields
        .split(', ')
        .map(
          (field) => `${field.replace(/\(.*/, '').replace(/^id$/, '_id')} ${field.includes('Desc') ? -1 : 1}`,
        );
      return `${name}: ${keys.join(', ')}`;
    });
  });
}

test('the expected indexes are those of the contract, all of them', () => {
  const expected = EXPECTED_INDEXES.map(({ collection, keys }) => {
    const fields = Object.entries(keys).map(([field, order]) => `${field} ${order}`);
    return `${collection}: ${fields.join(', ')}`;
  });
  expect(expected.sort()).toEqual([...contractIndexes()].sort());
});

test('a longer index serves, one in another order or of another collection does not', () => {
  const missing = (index: ExistingIndex) =>
    judgeIndexes(['generationOutputs'], [index])
      .filter(({ rule }) => rule === 'index-missing')
      .map(({ id }) => id);
  expect(missing(existing({ cookExecutionId: 1, status: 1 }))).not.toContain('cookExecutionId_1');
  expect(missing(existing({ requestTimestamp: -1, toolDisplayName: 1 }))).toContain(
    'toolDisplayName_1_requestTimestamp_-1',
  );
  expect(missing(existing({ cookExecutionId: 1 }, 1, 'casts'))).toContain('cookExecutionId_1');
});

test('an index is unused only where the server says so, and it is none of ours', () => {
  const unused = judgeIndexes(COLLECTIONS, [
    existing({ _id: 1 }, 0),
    existing({ odd: 1 }, 0),
    existing({ used: 1 }, 3),
    existing({ unknown: 1 }),
    existing({ cookExecutionId: 1 }, 0),
  ]).filter(({ rule }) => rule === 'index-unused');
  expect(unused.map(({ id }) => id)).toEqual(['_id', 'odd']);
});

test('no index is missed in a collection that is not there', () => {
  expect(judgeIndexes([], [])).toEqual([]);
});
