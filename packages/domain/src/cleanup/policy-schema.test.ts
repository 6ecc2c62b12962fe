import { expect, test } from 'vitest';
import { cleanupSchema } from './policy-schema.ts';
import { DEFAULT_RULES } from './rule.ts';

test('nothing said means the usual rules, by command only', () => {
  expect(cleanupSchema.parse({})).toEqual({
    policy: { rules: DEFAULT_RULES, atMostShare: 0.1, minimumAgeMs: 86_400_000, keepMs: 2_592_000_000 },
  });
});

test.each([
  [{ rules: [{ id: 'empty' }] }, 'rules.0'],
  [{ rules: [{ id: 'Bad Name', tools: ['a'] }] }, 'rules.0.id'],
  [{ rules: [{ id: 'a', tools: ['te*st'] }] }, 'rules.0.tools.0'],
  [{ rules: [{ id: 'a', tools: ['*'] }] }, 'rules.0.tools.0'],
  [{ rules: [{ id: 'a', accounts: [] }] }, 'rules.0.accounts'],
  [{ rules: [{ id: 'a', marks: [{ path: '$where', equals: 1 }] }] }, 'rules.0.marks.0.path'],
  [{ rules: [{ id: 'a', marks: [{ path: 'a', equals: null }] }] }, 'rules.0.marks.0.equals'],
  [
    {
      rules: [
        { id: 'a', tools: ['x'] },
        { id: 'a', tools: ['y'] },
      ],
    },
    'rules',
  ],
  [{ atMostShare: 1.5 }, 'atMostShare'],
  [{ minimumAgeHours: 1 }, 'minimumAgeHours'],
  [{ everyMinutes: 1 }, ''],
])('%j is refused at "%s"', (given, path) => {
  const parsed = cleanupSchema.safeParse(given);
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
});
