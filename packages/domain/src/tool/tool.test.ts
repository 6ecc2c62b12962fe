import { describe, expect, test } from 'vitest';
import { costingModelSchema, toolDefinitionSchema, toolIdSchema } from './index.ts';

describe('a costing model', () => {
  test.each([
    ['text', '0.000337', '0.000337'],
    ['a number', 0.000337, '0.000337'],
    ['a number that prints with an exponent', 1.5e-7, '0.00000015'],
    ['zero', 0, '0'],
  ])('takes money as %s', (_, rate, expected) => {
    expect(costingModelSchema.parse({ rateSource: 'static', rate, unit: 'token' }).rate).toBe(expected);
  });

  test.each([
    ['a negative amount', { rateSource: 'static', rate: '-1' }],
    ['a negative number', { rateSource: 'static', rate: -1 }],
    ['an exponent in text', { rateSource: 'static', rate: '1e-7' }],
    ['an amount without end', { rateSource: 'static', rate: Number.POSITIVE_INFINITY }],
    ['a source that is not known', { rateSource: 'guess' }],
    ['a unit that is not known', { rateSource: 'static', rate: '1', unit: 'minute' }],
    ['a field that is not known', { rateSource: 'static', cost: '1' }],
  ])('refuses %s', (_, model) => {
    expect(costingModelSchema.safeParse(model).success).toBe(false);
  });
});

describe('a tool', () => {
  const least = { displayName: 'Portrait', service: 'comfyui', costingModel: { rateSource: 'static' } };

  test('is delivered by webhook and has no metadata unless it says so', () => {
    expect(toolDefinitionSchema.parse(least)).toEqual({ ...least, deliveryMode: 'webhook', metadata: {} });
  });

  test.each([
    ['without a name', { ...least, displayName: '' }],
    ['with a name of 201 characters', { ...least, displayName: 'a'.repeat(201) }],
    ['without a service', { ...least, service: '' }],
    ['with a delivery mode that is not known', { ...least, deliveryMode: 'pigeon' }],
    ['with an id, which the address names', { ...least, toolId: 'tool-1' }],
  ])('is refused %s', (_, definition) => {
    expect(toolDefinitionSchema.safeParse(definition).success).toBe(false);
  });
});

test('the id of a tool is an id of another system', () => {
  expect(toolIdSchema.safeParse('tool-1').success).toBe(true);
  expect(toolIdSchema.safeParse('').error?.issues[0]?.message).toBe('must have 1 to 256 characters');
});
