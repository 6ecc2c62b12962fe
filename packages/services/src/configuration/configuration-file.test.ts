import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigurationError, configurationSchema, readConfiguration } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genledger-configuration-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function refusalOf(name: string, text: string): Promise<string> {
  const file = await write(name, text);
  const error: unknown = await readConfiguration(file).catch((reason: unknown) => reason);
  if (!(error instanceof ConfigurationError)) throw new Error('the file was taken', { cause: error });
  expect(error.message).toContain(file);
  return error.message;
}

const STAGING = { staging: { databaseUrl: 'mongodb://staging/ledger' } };

describe('the configuration is', () => {
  test('nothing but defaults where there is no file', async () => {
    const configuration = await readConfiguration(undefined, folder);
    expect(configuration).toEqual(configurationSchema.parse({}));
    expect(configuration.points).toMatchObject({
      pointPriceUsd: '0.000337',
      minimumChargeUsd: '0.001',
      providers: { 'comfyui-deploy': { standard: '4.0', discount: '2.0' } },
    });
  });

  test('found in the working directory, TypeScript before JSON', async () => {
    await write('genledger.config.json', JSON.stringify({ environments: STAGING }));
    expect(await readConfiguration(undefined, folder)).toMatchObject({ environments: STAGING });
    await write(
      'genledger.config.ts',
      'export const configuration: object = { points: { tools: { a: "1.5" } } };\n',
    );
    expect(await readConfiguration(undefined, folder)).toMatchObject({
      environments: {},
      points: { tools: { a: '1.5' } },
    });
  });

  test('read from the file that is named, whatever lies in the working directory', async () => {
    await write('genledger.config.json', '{');
    const named = await write('other.json', JSON.stringify({ environments: STAGING }));
    expect(await readConfiguration(named, folder)).toMatchObject({ environments: STAGING });
  });
});

describe('a file is refused', () => {
  test('with every mistake in one message, each with its place', async () => {
    const message = await refusalOf(
      'wrong.json',
      JSON.stringify({
        points: { pointPriceUsd: '0', providers: { 'comfyui-deploy': { standard: 4 } } },
        environments: { production: { databaseUrl: 'postgres://host' } },
        weeks: { timeZone: 'Europe/Berlinn' },
        pionts: {},
      }),
    );
    for (const place of [
      'points.pointPriceUsd',
      'points.providers.comfyui-deploy.standard',
      'environments.production.databaseUrl',
      'weeks.timeZone: must be a time zone such as Europe/Berlin',
      'pionts',
    ]) {
      expect(message).toContain(place);
    }
  });

  test.each([
    ['that is no JSON', 'wrong.json', '{'],
    ['that holds something else', 'wrong.json', '[]'],
    ['that does not compile', 'wrong.ts', 'export const configuration = {'],
    ['that throws', 'wrong.ts', 'throw new Error("no such secret");'],
    ['that exports nothing', 'wrong.ts', 'export const something = {};'],
  ])('%s', async (_what, name, text) => {
    expect(await refusalOf(name, text)).toMatch(/cannot be read|mistakes/);
  });

  test('that is named and is not there', async () => {
    await expect(readConfiguration(join(folder, 'missing.json'))).rejects.toThrow(ConfigurationError);
  });
});
