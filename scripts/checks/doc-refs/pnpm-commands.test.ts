import { expect, it } from 'vitest';
import { pnpmProblem } from './pnpm-commands.ts';

const WORKSPACE = new Map([
  ['', new Set(['start', 'test', 'test:root'])],
  ['@genledger/api', new Set(['build'])],
]);

it.each(['test', 'run test', 'test:root', '--silent start', 'install --frozen-lockfile', 'exec tsc', ''])(
  'accepts pnpm %s',
  (command) => {
    expect(pnpmProblem(command.split(' '), WORKSPACE)).toBeUndefined();
  },
);

it.each([
  '--filter @genledger/api build',
  '--filter=api build',
  '-F api run build',
  '--filter <package> absent',
  '<script>',
])('accepts pnpm %s', (command) => {
  expect(pnpmProblem(command.split(' '), WORKSPACE)).toBeUndefined();
});

it.each([
  ['absent', 'names the script absent, which the root package.json does not have'],
  ['run build', 'names the script build, which the root package.json does not have'],
  ['--filter api start', 'names the script start, which @genledger/api does not have'],
  ['--filter=@genledger/absent start', 'names the package @genledger/absent, which is not in the workspace'],
])('refuses pnpm %s', (command, problem) => {
  expect(pnpmProblem(command.split(' '), WORKSPACE)).toBe(problem);
});
