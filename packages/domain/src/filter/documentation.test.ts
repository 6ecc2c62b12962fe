import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemas } from '../../test/filter-arbitraries.ts';
import { ALIASES, aliasesOf } from './aliases.ts';
import { parseFilter } from './index.ts';

const GUIDE = readFileSync(new URL('../../../../docs/filter.md', import.meta.url), 'utf8');

/** The rows of the table under a heading. */
function rowsUnder(heading: string): readonly string[] {
  const [, after = ''] = GUIDE.split(`\n### ${heading}\n`);
  const [section = ''] = after.split('\n#');
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

test.each(schemas)('the guide lists every field of $records as the schema says', (schema) => {
  const rows = schema.fields.map((field) => {
    const names = [field.name, ...aliasesOf(schema, field)].map((name) => `\`${name}\``).join(', ');
    const words = field.words ? `: ${field.words.map((word) => `\`${word}\``).join(', ')}` : '';
    return `| ${names} | ${field.type} | ${field.meaning}${words} |`;
  });
  expect(rowsUnder(schema.records)).toEqual(rows);
});

test('every short name stands for a field', () => {
  const used = new Set(
    schemas.flatMap((schema) => schema.fields.flatMap((field) => aliasesOf(schema, field))),
  );
  expect([...used].sort()).toEqual(Object.keys(ALIASES).sort());
});

test('every filter that the guide shows can be read', () => {
  const [, examples = ''] = /```filter\n([\s\S]*?)```/.exec(GUIDE) ?? [];
  const filters = examples.trim().split('\n');
  expect(filters.length).toBeGreaterThan(5);
  for (const text of filters) {
    expect(schemas.some((schema) => parseFilter(text, schema).mistakes.length === 0)).toBe(true);
  }
});
