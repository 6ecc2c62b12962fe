import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const sourceOf = (path: string) => new URL(`../src/${path}`, import.meta.url).href;

/** What a program loads, by its addresses; what it writes is left out. */
async function loadedBy(program: string): Promise<readonly string[]> {
  const probe = `
    import { writeSync } from 'node:fs';
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    ${program}
    writeSync(2, JSON.stringify(loaded));
  `;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', probe], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  return JSON.parse(stderr);
}

/** Carries a command line out as the program does. */
const runOf = (...args: readonly string[]) => `
  const { run } = await import('${sourceOf('run.ts')}');
  const { processHost } = await import('${sourceOf('terminal/process-host.ts')}');
  await run(${JSON.stringify(args)}, processHost());
`;
const slow = (loaded: readonly string[]) =>
  loaded.filter((url) => /\/node_modules\/(mongodb|@prisma|ink|react)\//.test(url));

describe('neither the driver, Prisma nor Ink, which take longest, are loaded', () => {
  it('by help', async () => {
    const loaded = await loadedBy(runOf('--help'));
    expect(loaded.some((url) => url.endsWith('/cli/src/program.ts'))).toBe(true);
    expect(slow(loaded)).toEqual([]);
  });

  it('by completion, nor by what any command says of itself', async () => {
    const loaded = await loadedBy(runOf('completion', 'bash'));
    expect(loaded.some((url) => url.endsWith('/commands/keys/create.ts'))).toBe(true);
    expect(slow(loaded)).toEqual([]);
  });
});

it('reading the database does not load Prisma, which would take longer than the reading', async () => {
  const loaded = await loadedBy(`
    const { openDatabase } = await import('@genledger/db/client');
    await import('@genledger/db/migrations');
    await import('@genledger/services/delivery');
    await openDatabase({ url: 'mongodb://127.0.0.1:1/nowhere' }).close();
  `);
  expect(loaded.some((url) => url.includes('/node_modules/mongodb/'))).toBe(true);
  expect(loaded.filter((url) => url.includes('/node_modules/@prisma/'))).toEqual([]);
});
