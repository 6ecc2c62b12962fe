import { expect, it } from 'vitest';
import { hanging } from './hanging.ts';

const screen = { width: 24, paint: (_: unknown, text: string) => text };

it('begins later lines below the first word', () => {
  expect(hanging('start the server again', '→ ', 4, screen)).toEqual([
    '    → start the server',
    '      again',
  ]);
});

it('neutralises what it shows', () => {
  expect(hanging('a\u001b[2J', '', 0, screen)).toEqual(['a\\u001b[2J']);
});
