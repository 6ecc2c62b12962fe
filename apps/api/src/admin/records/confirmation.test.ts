import { describe, expect, test } from 'vitest';
import { confirmationWord, LONGEST_REASON, readConfirmation } from './confirmation.ts';

describe('the word that has to be written', () => {
  test.each([
    ['production', false, 'production'],
    ['prod-eu', true, 'prod-eu'],
    ['staging', true, 'yes'],
    ['staging', false, undefined],
    ['productivity', false, undefined],
  ] as const)('in %s, grave %s: %s', (environment, isGrave, word) => {
    expect(confirmationWord(isGrave ? { isGrave } : {}, environment)).toBe(word);
  });
});

describe('a form', () => {
  test('needs a reason', () => {
    const problem = 'Say why: it is kept with what is done.';
    for (const form of [{}, { why: '  ' }, { why: ['a', 'b'] }, { word: 'yes' }]) {
      expect(readConfirmation(form, undefined)).toEqual({ why: '', problem });
    }
  });

  test('needs the word exactly, and keeps the reason for the next try', () => {
    for (const word of [undefined, '', 'Production', 'production!']) {
      expect(readConfirmation({ why: 'a', word }, 'production')).toEqual({
        why: 'a',
        problem: 'Nothing was done: “production” has to be written.',
      });
    }
    expect(readConfirmation({ why: ' a ', word: ' production ' }, 'production')).toEqual({ why: 'a' });
  });

  test('has a reason of limited length', () => {
    expect(readConfirmation({ why: 'x'.repeat(LONGEST_REASON + 1) }, undefined)).toEqual({
      why: 'x'.repeat(LONGEST_REASON),
    });
  });
});
