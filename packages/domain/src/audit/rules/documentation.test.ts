import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from './index.ts';

const GUIDE = readFileSync(new URL('../../../../../docs/audit.md', import.meta.url), 'utf8');

test('the guide lists every rule as the rules themselves say', () => {
  const rows = RULES.map(
    ({ id, severity, meaning, costOfIgnoring, repair }) =>
      `| \`${id}\` | ${severity} | ${meaning} | ${costOfIgnoring} | ${repair} |`,
  );
  const [, table = ''] = GUIDE.split('\n## Rules\n');
  expect(table.trim().split('\n').slice(2)).toEqual(rows);
});

test('ids are unique, and each rule that is repaired names how', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  const silent = RULES.filter((rule) => rule.repair === 'automatic' && !('repairCommand' in rule));
  expect(silent).toEqual([]);
});
