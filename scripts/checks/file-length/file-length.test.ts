import { expect, it } from 'vitest';
import { temporaryTree } from '../../testing/temporary-tree.ts';
import { checkFileLength, LIMITS } from './file-length.ts';

function lines(count: number): string {
  return 'a;\n'.repeat(count);
}

it('accepts files of exactly the limit', async () => {
  const root = await temporaryTree({
    'packages/a/src/long.ts': lines(LIMITS.source),
    'packages/a/src/long.test.ts': lines(LIMITS.test),
    'packages/a/test/helper.ts': lines(LIMITS.test),
  });
  expect((await checkFileLength(root)).findings).toEqual([]);
});

it('refuses one line more', async () => {
  const root = await temporaryTree({
    'apps/a/src/long.tsx': lines(LIMITS.source + 1),
    'scripts/long.test.ts': lines(LIMITS.test + 1),
  });
  expect((await checkFileLength(root)).findings).toEqual([
    { file: 'apps/a/src/long.tsx', message: 'has 301 lines, the limit is 300' },
    { file: 'scripts/long.test.ts', message: 'has 501 lines, the limit is 500' },
  ]);
});

it('counts a last line without an end', async () => {
  const root = await temporaryTree({ 'packages/a/src/long.ts': `${lines(LIMITS.source)}a` });
  expect((await checkFileLength(root)).findings).toHaveLength(1);
});

it('leaves out what is installed or built', async () => {
  const text = lines(LIMITS.test + 1);
  const root = await temporaryTree({
    'packages/a/node_modules/b/index.js': text,
    'apps/a/dist/main.js': text,
  });
  expect((await checkFileLength(root)).findings).toEqual([]);
});

it('reports median and longest', async () => {
  const root = await temporaryTree({ 'packages/a/src/a.ts': lines(1), 'packages/a/src/b.ts': lines(9) });
  expect((await checkFileLength(root)).summary).toBe(
    '2 source files, median 1 lines, longest 9 (packages/a/src/b.ts); no test files',
  );
});
