import { describe, expect, test } from 'vitest';
import { usd } from '../../test/builders.ts';
import type { ProviderName } from '../kernel/index.ts';
import { COMFYUI_DEPLOY_PRICES, machinePriceAt, modelPriceAt, type PriceTable, parseUsd } from './index.ts';

const provider = 'vendor' as ProviderName;
const TABLES: readonly PriceTable[] = [
  {
    provider,
    version: 't/2',
    effectiveFrom: new Date('2025-08-01T00:00:00Z'),
    usdPerSecond: { A10G: usd('0.2'), H100: usd('0.9') },
  },
  {
    provider,
    version: 't/1',
    effectiveFrom: new Date('2025-01-01T00:00:00Z'),
    usdPerSecond: { A10G: usd('0.1') },
    models: { 'some/Flux': { amountUsd: usd('0.025'), unit: 'megapixel' } },
  },
];

describe('the price of a machine', () => {
  test.each([
    ['A10G', '2025-01-01T00:00:00.000Z', '0.1', 't/1'],
    ['A10G', '2025-07-31T23:59:59.999Z', '0.1', 't/1'],
    ['A10G', '2025-08-01T00:00:00.000Z', '0.2', 't/2'],
    ['A10G', '2030-01-01T00:00:00.000Z', '0.2', 't/2'],
    ['a10g', '2025-08-01T00:00:00.000Z', '0.2', 't/2'],
    ['h100', '2025-08-01T00:00:00.000Z', '0.9', 't/2'],
  ])('%s at %s is %s, from %s', (machine, at, amountUsd, source) => {
    expect(machinePriceAt(TABLES, machine, new Date(at))).toEqual({ amountUsd, unit: 'second', source });
  });

  test.each([
    ['before any table', 'A10G', '2024-12-31T23:59:59.999Z'],
    ['of a machine that is only in a later table', 'H100', '2025-07-31T00:00:00.000Z'],
    ['of a machine that is in no table', 'A10', '2025-09-01T00:00:00.000Z'],
    ['of what every object has', 'constructor', '2025-09-01T00:00:00.000Z'],
    ['of no name', '', '2025-09-01T00:00:00.000Z'],
  ])('is not known %s', (_, machine, at) => {
    expect(machinePriceAt(TABLES, machine, new Date(at))).toBeUndefined();
  });

  test('is not known without tables', () => {
    expect(machinePriceAt([], 'A10G', new Date())).toBeUndefined();
  });
});

describe('the price of a model', () => {
  test('is for one of what it makes, from the table in force', () => {
    const price = { amountUsd: '0.025', unit: 'megapixel', source: 't/1' };
    expect(modelPriceAt(TABLES, 'some/flux', new Date('2025-03-01'))).toEqual(price);
  });

  test.each([
    ['that no table has', 'some/other', '2025-03-01'],
    ['that the table in force has no more', 'some/flux', '2025-09-01'],
    ['that is called like what every object has', 'constructor', '2025-03-01'],
  ])('%s is not known', (_, model, at) => {
    expect(modelPriceAt(TABLES, model, new Date(at))).toBeUndefined();
  });
});

describe('the prices of ComfyUI Deploy', () => {
  test.each([
    ['CPU', '0.00004', '0.000042'],
    ['T4', '0.00018', '0.00018'],
    ['L4', '0.00032', '0.00032'],
    ['A10G', '0.000337', '0.000337'],
    ['L40S', '0.000596', '0.000596'],
    ['A100', '0.00114', '0.00114'],
    ['A100-80GB', '0.001708', '0.001708'],
    ['H100', '0.002338', '0.002338'],
    ['H200', '0.001891', '0.001892'],
    ['B200', '0.002604', '0.002604'],
  ])('of one second of %s are %s, and then %s', (machine, older, newer) => {
    expect(machinePriceAt(COMFYUI_DEPLOY_PRICES, machine, new Date('2025-07-31'))?.amountUsd).toBe(older);
    expect(machinePriceAt(COMFYUI_DEPLOY_PRICES, machine, new Date('2025-08-01'))?.amountUsd).toBe(newer);
  });

  test('are amounts in the spelling of the ledger', () => {
    for (const price of COMFYUI_DEPLOY_PRICES.flatMap((table) => Object.values(table.usdPerSecond))) {
      expect(parseUsd(price)).toEqual({ ok: true, value: price });
    }
  });

  test('are named once each', () => {
    expect(COMFYUI_DEPLOY_PRICES.map(({ version }) => version)).toEqual([
      'comfyui-deploy/1',
      'comfyui-deploy/2',
    ]);
  });
});
