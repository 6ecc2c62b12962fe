import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';
import type { CostLine } from '@genledger/services/statistics';
import { describe, expect, test } from 'vitest';
import { FOCUS_COSTS } from './focus.ts';

/** Forms of values, by the attributes of the specification. */
const FORMS = {
  String: /^\S(?:.*\S)?$/s,
  // NumericFormat: an optional sign, digits, a point, an exponent; no separators and no currency.
  Decimal: /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/,
  // DateTimeFormat: UTC, by ISO 8601, to the second or finer.
  'Date/Time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  // CurrencyFormat: ISO 4217.
  Currency: /^[A-Z]{3}$/,
  // UnitFormat: capitalised plural nouns where no data size or time is meant.
  Unit: /^(?:\d+ )?[A-Z][A-Za-z]*s(?:[-/][A-Z][A-Za-z]*)*$/,
  // KeyValueFormat: a JSON object without nesting.
  KeyValue: /^\{.*\}$/s,
} as const;

interface ColumnRule {
  readonly form: keyof typeof FORMS;
  readonly mayBeNull?: true;
  readonly allowed?: readonly string[];
}

/** Columns that FOCUS 1.2 has at feature level Mandatory. */
const MANDATORY: Readonly<Record<string, ColumnRule>> = {
  BilledCost: { form: 'Decimal' },
  BillingAccountId: { form: 'String' },
  BillingAccountName: { form: 'String', mayBeNull: true },
  BillingCurrency: { form: 'Currency' },
  BillingPeriodEnd: { form: 'Date/Time' },
  BillingPeriodStart: { form: 'Date/Time' },
  ChargeCategory: { form: 'String', allowed: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] },
  ChargeClass: { form: 'String', mayBeNull: true, allowed: ['Correction'] },
  ChargeDescription: { form: 'String', mayBeNull: true },
  ChargePeriodEnd: { form: 'Date/Time' },
  ChargePeriodStart: { form: 'Date/Time' },
  ContractedCost: { form: 'Decimal' },
  EffectiveCost: { form: 'Decimal' },
  InvoiceIssuerName: { form: 'String' },
  ListCost: { form: 'Decimal' },
  PricingQuantity: { form: 'Decimal', mayBeNull: true },
  PricingUnit: { form: 'Unit', mayBeNull: true },
  ProviderName: { form: 'String' },
  PublisherName: { form: 'String' },
  ServiceCategory: {
    form: 'String',
    allowed: [
      'AI and Machine Learning',
      'Analytics',
      'Business Applications',
      'Compute',
      'Databases',
      'Developer Tools',
      'Multicloud',
      'Identity',
      'Integration',
      'Internet of Things',
      'Management and Governance',
      'Media',
      'Migration',
      'Mobile',
      'Networking',
      'Security',
      'Storage',
      'Web',
      'Other',
    ],
  },
  ServiceName: { form: 'String' },
};

/** Columns that are recommended, or mandatory under a condition that may hold here. */
const OTHERS: Readonly<Record<string, ColumnRule>> = {
  ChargeFrequency: { form: 'String', allowed: ['One-Time', 'Recurring', 'Usage-Based'] },
  ConsumedQuantity: { form: 'Decimal', mayBeNull: true },
  ConsumedUnit: { form: 'Unit', mayBeNull: true },
  PricingCategory: {
    form: 'String',
    mayBeNull: true,
    allowed: ['Standard', 'Dynamic', 'Committed', 'Other'],
  },
  ResourceId: { form: 'String', mayBeNull: true },
  ResourceName: { form: 'String', mayBeNull: true },
  ResourceType: { form: 'String', mayBeNull: true },
  ServiceSubcategory: {
    form: 'String',
    // Those whose parent is AI and Machine Learning.
    allowed: [
      'Bots',
      'Generative AI',
      'Machine Learning',
      'Natural Language Processing',
      'Other (AI and Machine Learning)',
    ],
  },
  SubAccountId: { form: 'String', mayBeNull: true },
  SubAccountName: { form: 'String', mayBeNull: true },
  Tags: { form: 'KeyValue', mayBeNull: true },
};
const RULES = { ...MANDATORY, ...OTHERS };

const WEEK = new Date('2025-09-29T00:00:00.000Z');
const LINE: CostLine = {
  week: WEEK,
  from: WEEK,
  until: new Date('2025-10-06T00:00:00.000Z'),
  environment: 'production',
  accountId: 'acme-studio' as AccountId,
  toolId: 'flux-dev' as ToolId,
  toolName: 'Flux Dev',
  provider: 'replicate',
  sums: { ...NO_CONTRIBUTION, count: 4, costCount: 3, pointsSpent: 7 },
};
const costing = (costUsd: string): CostLine['sums'] => ({ ...LINE.sums, costUsd });
const { provider: _, ...withoutProvider } = LINE;

const LINES: Readonly<Record<string, CostLine>> = {
  'a usual line': { ...LINE, sums: costing('1.25') },
  'the smallest cost': { ...LINE, sums: costing('0.000000000001') },
  'a large cost': { ...LINE, sums: costing('123456789.123456789012') },
  'a cost of zero, which is known': { ...LINE, sums: costing('0') },
  'a tool that the registry does not have': { ...withoutProvider, sums: costing('1') },
  'names with everything in them': {
    ...LINE,
    accountId: '=1+1 "ä", {}' as AccountId,
    toolName: '{"x": [1]}',
    environment: 'staging "2", eu',
    sums: costing('1'),
  },
  'a week of another time zone': {
    ...LINE,
    from: new Date('2025-09-28T22:00:00.000Z'),
    until: new Date('2025-10-05T22:00:00.000Z'),
    sums: costing('1'),
  },
  'the last week of a year': {
    ...LINE,
    week: new Date('2025-12-29T00:00:00.000Z'),
    from: new Date('2025-12-29T00:00:00.000Z'),
    until: new Date('2026-01-05T00:00:00.000Z'),
    sums: costing('1'),
  },
};

/** The cells of a line by their columns; an empty one is null. */
function rowOf(line: CostLine): Readonly<Record<string, string>> {
  const cells = FOCUS_COSTS.cellsOf(line) ?? [];
  return Object.fromEntries(FOCUS_COSTS.columns.map((name, at) => [name, String(cells[at] ?? '')]));
}

test('every mandatory column is there once; what is not of FOCUS begins with x_', () => {
  expect(FOCUS_COSTS.columns).toEqual(expect.arrayContaining(Object.keys(MANDATORY)));
  expect(new Set(FOCUS_COSTS.columns).size).toBe(FOCUS_COSTS.columns.length);
  const own = FOCUS_COSTS.columns.filter((name) => !Object.hasOwn(RULES, name));
  expect(own.filter((name) => !name.startsWith('x_'))).toEqual([]);
});

describe.each(Object.entries(LINES))('%s', (_name, line) => {
  const row = rowOf(line);

  test.each(Object.entries(RULES))('has %s as the specification wants it', (name, rule) => {
    const value = row[name] ?? '';
    if (value === '') {
      expect(rule.mayBeNull).toBe(true);
      return;
    }
    expect(value).toMatch(FORMS[rule.form]);
    if (rule.allowed) expect(rule.allowed).toContain(value);
  });

  test('agrees with itself', () => {
    const { ChargeCategory, ChargeClass } = row;
    expect([ChargeCategory, ChargeClass]).toEqual(['Usage', '']);
    // Of usage that is no correction none of these may be null.
    for (const name of [
      'PricingQuantity',
      'PricingUnit',
      'PricingCategory',
      'ConsumedQuantity',
      'ConsumedUnit',
    ])
      expect(row[name]).not.toBe('');
    expect(Number(row['ConsumedQuantity'])).toBeGreaterThan(0);
    // Nothing was negotiated, and nothing was paid beforehand.
    expect(
      new Set(['BilledCost', 'ContractedCost', 'EffectiveCost', 'ListCost'].map((name) => row[name])).size,
    ).toBe(1);
    expect(String(row['ChargePeriodStart']) < String(row['ChargePeriodEnd'])).toBe(true);
    expect(row['BillingPeriodStart']).toMatch(/-01T00:00:00Z$/);
    expect(row['BillingPeriodEnd']).toMatch(/-01T00:00:00Z$/);
    expect(String(row['BillingPeriodStart']) < String(row['BillingPeriodEnd'])).toBe(true);
    expect(row['ServiceCategory']).toBe('AI and Machine Learning');
    expect(row['ResourceType'] === '').toBe(row['ResourceId'] === '');
    expect(row['SubAccountName'] === '').toBe(row['SubAccountId'] === '');
  });

  test('has tags of which each key names who defines it, and each value is plain', () => {
    const tags: Readonly<Record<string, unknown>> = JSON.parse(row['Tags'] ?? '');
    expect(Object.keys(tags).every((key) => key.startsWith('genledger/'))).toBe(true);
    for (const value of Object.values(tags)) expect(['string', 'number', 'boolean']).toContain(typeof value);
    expect(tags['genledger/environment']).toBe(line.environment);
  });
});

test('a line of which no cost is known has no row: a cost may be neither null nor invented', () => {
  expect(FOCUS_COSTS.cellsOf({ ...LINE, sums: { ...LINE.sums, costCount: 0 } })).toBeUndefined();
});
