import { expect, it } from 'vitest';
import { commandLinesIn } from './command-lines.ts';

it.each([
  ['pnpm test', [{ program: 'pnpm', arguments: ['test'] }]],
  ['npx -y pnpm@12 start', [{ program: 'pnpm', arguments: ['start'] }]],
  ['$ PORT=1 LOG_LEVEL=debug pnpm start', [{ program: 'pnpm', arguments: ['start'] }]],
  [
    'genledger audit --env "production"',
    [{ program: 'genledger', arguments: ['audit', '--env', 'production'] }],
  ],
  [
    'pnpm genledger audit',
    [
      { program: 'pnpm', arguments: ['genledger', 'audit'] },
      { program: 'genledger', arguments: ['audit'] },
    ],
  ],
  [
    'pnpm lint && pnpm test | tee log # both',
    [
      { program: 'pnpm', arguments: ['lint'] },
      { program: 'pnpm', arguments: ['test'] },
    ],
  ],
])('reads the commands of %s', (text, commands) => {
  expect(commandLinesIn({ kind: 'block', line: 1, text })).toEqual(commands);
});

it.each(['npm test', 'npx vitest', 'pnpm-workspace.yaml', 'genledger.config.ts', '@genledger/db', ''])(
  'reads no command in %s',
  (text) => {
    expect(commandLinesIn({ kind: 'code', line: 1, text })).toEqual([]);
  },
);

it('reads no command in the target of a link', () => {
  expect(commandLinesIn({ kind: 'link', line: 1, text: 'pnpm' })).toEqual([]);
});
