import { expect, test } from 'vitest';
import { exhaustive } from './index.ts';

test('unchecked data that reaches a closed switch is named', () => {
  expect(() => exhaustive({ kind: 'unheard-of' } as never)).toThrow(
    'unreachable case: {"kind":"unheard-of"}',
  );
});
