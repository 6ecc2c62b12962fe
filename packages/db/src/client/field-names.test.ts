import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FieldNames } from './field-names.ts';

const read = (names: FieldNames, name: string) => names.read(Buffer.from(`x${name}\0count`, 'latin1'), 1);

test('names come out as they stand, however often and in which order they come', () => {
  // Few letters, so that names share their hash.
  const name = fc.string({ unit: fc.constantFrom('A', 'B', 'a', 'C', '.', '\u00fc'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 200 }), (all) => {
      const names = new FieldNames();
      expect(all.map((each) => read(names, each))).toEqual(all);
    }),
  );
});

test('two names of one hash are told apart', () => {
  const names = new FieldNames();
  expect(['Aa', 'BB', 'Aa', 'BB'].map((each) => read(names, each))).toEqual(['Aa', 'BB', 'Aa', 'BB']);
});
