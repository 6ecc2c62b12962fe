import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/mongod/temporary-folder.ts';
import { configuredIndexUrl, parseIndexUrl } from './pip-configuration.ts';

test.each([
  ['[global]\nindex-url = https://index.example/simple\n', 'https://index.example/simple'],
  ['[global]\nindex_url: https://index.example/simple', 'https://index.example/simple'],
  [
    '[global]\nindex-url = https://one.example\n[download]\nindex-url = https://two.example\n',
    'https://two.example',
  ],
  ['[install]\nindex-url = https://index.example\n', undefined],
  ['[global]\n# index-url = https://index.example\n', undefined],
  ['[global]\nextra-index-url = https://index.example\n', undefined],
  ['', undefined],
])('reads %j', (text, expected) => {
  expect(parseIndexUrl(text)).toBe(expected);
});

test('PIP_INDEX_URL wins over files, and a named file over the one of the user', async () => {
  const home = await temporaryFolder();
  await mkdir(join(home, '.config', 'pip'), { recursive: true });
  await writeFile(join(home, '.config', 'pip', 'pip.conf'), '[global]\nindex-url = https://user.example\n');
  const named = join(home, 'named.conf');
  await writeFile(named, '[global]\nindex-url = https://named.example\n');

  expect(await configuredIndexUrl({ HOME: home })).toBe('https://user.example');
  expect(await configuredIndexUrl({ HOME: home, PIP_CONFIG_FILE: named })).toBe('https://named.example');
  const both = { HOME: home, PIP_CONFIG_FILE: named, PIP_INDEX_URL: 'https://variable.example' };
  expect(await configuredIndexUrl(both)).toBe('https://variable.example');
  expect(await configuredIndexUrl({ HOME: home, PIP_CONFIG_FILE: '/dev/null' })).toBeUndefined();
});
