import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const CATALOGUE = new URL('../src/commands/catalogue.ts', import.meta.url).href;

/** Loads every definition, as help does, and prints what that loaded. */
const PROBE = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  const { CATALOGUE } = await import('${CATALOGUE}');
  for (const entry of CATALOGUE) {
    for (const command of 'load' in entry ? [entry] : entry.commands) await command.load();
  }
  console.log(JSON.stringify(loaded));
`;

it('help of any command loads neither the driver, Prisma nor Ink, which take longest', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROBE]);
  const loaded: readonly string[] = JSON.parse(stdout);
  expect(loaded.some((url) => url.endsWith('/commands/keys/create.ts'))).toBe(true);
  expect(loaded.filter((url) => /\/node_modules\/(mongodb|@prisma|ink|react)\//.test(url))).toEqual([]);
});
