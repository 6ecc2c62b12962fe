import type { BrowsedValue } from '@genledger/db/browse';
import { describe, expect, test } from 'vitest';
import { maskSecrets } from './mask.ts';

const text = (value: string): BrowsedValue => ({ type: 'string', text: value });
const object = (fields: Record<string, BrowsedValue>): BrowsedValue => ({
  type: 'object',
  fields: Object.entries(fields),
});
const HIDDEN = text('[secret]');

describe('what is secret is only said to be there', () => {
  test.each([
    'webhookSecret',
    'secret',
    'password',
    'headers',
    'botToken',
    'Authorization',
    'apiKey',
    'api_key',
  ])('%s, at any depth', (name) => {
    const value = { type: 'array', items: [object({ metadata: object({ [name]: text('x') }) })] } as const;
    expect(maskSecrets(value)).toEqual({
      type: 'array',
      items: [object({ metadata: object({ [name]: HIDDEN }) })],
    });
  });

  test('but not a count of tokens, nor a field that only sounds like it', () => {
    const value = object({
      token: { type: 'long', text: '3' },
      tokenized: text('yes'),
      prompt: text('a secret garden'),
    });
    expect(maskSecrets(value)).toEqual(value);
  });
});
