import { describe, expect, test } from 'vitest';
import { readError } from './errors.ts';

const read = (body: Readonly<Record<string, unknown>>) => readError(body, 'provider-failed', 'no reason');

describe('the message is the first that has words', () => {
  test.each([
    [{}, 'no reason'],
    [{ error: null, error_details: null }, 'no reason'],
    [{ error: '  ' }, 'no reason'],
    [{ error: ' out of memory ' }, 'out of memory'],
    [{ error_details: 'out of memory' }, 'out of memory'],
    [{ error: { message: 'bad node' } }, 'bad node'],
    [{ error: { error: { message: 'bad node' } } }, 'bad node'],
    [{ error_details: { exception_type: 'ValueError', message: 'bad prompt' } }, 'bad prompt'],
    [{ error_details: { exception_type: 'ValueError' } }, 'ValueError'],
    [{ error: 'first', error_details: { message: 'second' } }, 'first'],
    [{ error: {}, error_details: { message: 'second' } }, 'second'],
    [{ error: 42 }, 'no reason'],
  ])('%j says %j', (body, message) => {
    expect(read(body).message).toBe(message);
  });
});

describe('details are what else was sent, as it came', () => {
  test.each([
    [{}, undefined],
    [{ error: 'out of memory' }, undefined],
    [{ error: 'out of memory', error_details: 'out of memory' }, undefined],
    [{ error: 'short', error_details: 'the long story' }, 'the long story'],
    [{ error: 'short', error_details: { node: 3 } }, { node: 3 }],
    [{ error: { message: 'bad node' } }, { message: 'bad node' }],
    [{ error: { message: 'bad node' }, error_details: ' ' }, { message: 'bad node' }],
    [{ error: ['a', 'b'] }, ['a', 'b']],
    [{ error: 42 }, 42],
  ])('%j has details %j', (body, details) => {
    expect(read(body).details).toEqual(details);
  });

  test('details too deep for the database stay in the inbox alone', () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
    expect(read({ error: 'bad', error_details: deep })).toEqual({ code: 'provider-failed', message: 'bad' });
  });
});

test('a message is cut at 2,000 units', () => {
  const { message } = read({ error: 'x'.repeat(1_000_000) });
  expect(message).toHaveLength(2_000);
  expect(message.endsWith('…')).toBe(true);
});
