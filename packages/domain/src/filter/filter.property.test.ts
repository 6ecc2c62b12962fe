import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearlyFilter, schemas, term } from '../../test/filter-arbitraries.ts';
import { completeFilter, formatFilter, matches, parseFilter } from './index.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const schema = fc.constantFrom(...schemas);
const anyText = fc.oneof(nearlyFilter, fc.string({ unit: 'binary', maxLength: 60 }));

describe('a filter', () => {
  test('of any text is read: each mistake has a place in it, in order, and a sentence', () => {
    fc.assert(
      fc.property(anyText, schema, (text, fields) => {
        const { mistakes } = parseFilter(text, fields);
        for (const { from, to, message } of mistakes) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 800 },
    );
  });

  test('that is written and read again is the same', () => {
    const terms = schema.chain((fields) =>
      fc.tuple(fc.constant(fields), fc.array(term(fields), { maxLength: 5 })),
    );
    fc.assert(
      fc.property(terms, ([fields, given]) => {
        expect(parseFilter(formatFilter(given), fields)).toEqual({ terms: given, mistakes: [] });
      }),
      { numRuns: 400 },
    );
  });

  test('is read the same from its text and from what is written of it', () => {
    fc.assert(
      fc.property(anyText, schema, (text, fields) => {
        const { terms } = parseFilter(text, fields);
        expect(parseFilter(formatFilter(terms), fields)).toEqual({ terms, mistakes: [] });
      }),
      { numRuns: 800 },
    );
  });

  test('can be asked of any record', () => {
    fc.assert(
      fc.property(
        anyText,
        schema,
        fc.object({ key: fc.constantFrom('status', 'error', 'costUsd') }),
        (text, fields, record) => {
          expect(typeof matches(parseFilter(text, fields).terms, record, NOW)).toBe('boolean');
        },
      ),
    );
  });
});

test('what is offered at a cursor takes the place of text around it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), schema, (text, place, fields) => {
      const cursor = Math.min(place, text.length);
      for (const { from, to, insert, label, detail } of completeFilter(text, cursor, fields)) {
        expect(from).toBeLessThanOrEqual(cursor);
        expect(to).toBeGreaterThanOrEqual(cursor);
        expect(to).toBeLessThanOrEqual(text.length);
        expect([insert, label, detail]).not.toContain('');
      }
    }),
    { numRuns: 400 },
  );
});

test('what is offered for an empty text can be read once it has a value', () => {
  for (const fields of schemas) {
    for (const { insert } of completeFilter('', 0, fields)) {
      const { mistakes } = parseFilter(insert, fields);
      expect(mistakes.every(({ message }) => !message.includes('no field'))).toBe(true);
    }
  }
});
