import { describe, expect, test } from 'vitest';
import { completeFilter, FINDING_FILTER, GENERATION_FILTER } from './index.ts';

/** The texts that a filter could become; `|` is the cursor. */
function offered(marked: string, schema = GENERATION_FILTER) {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeFilter(text, cursor, schema).map(
    ({ insert, from, to }) => `${text.slice(0, from)}${insert}${text.slice(to)}`,
  );
}

describe('what can be written', () => {
  test.each([
    ['stat|', ['status:', 'statusReason:']],
    ['-stat|', ['-status:', '-statusReason:']],
    ['age|', ['age>', 'age>=', 'age<', 'age<=']],
    [
      'cost|',
      [
        'cost:',
        'cost>',
        'cost>=',
        'cost<',
        'cost<=',
        'costUsd:',
        'costBasis:',
        'has:costRate',
        'flags:cost-unknown',
      ],
    ],
    ['stauts|', ['status:']],
    ['fail|', ['status:failed']],
    ['a stat|:failed', ['a status:failed', 'a statusReason:failed']],
    ['status:|', ['pending', 'processing', 'success', 'failed', 'cancelled'].map((word) => `status:${word}`)],
    ['status:fa|', ['status:failed']],
    ['status:failed,c|', ['status:failed,cancelled']],
    ['status:faield|', ['status:failed']],
    ['missing:dur|', ['missing:duration', 'missing:durationMs']],
    ['age<|=3d', ['age>3d', 'age>=3d', 'age<3d', 'age<=3d']],
    ['nothing<|=', []],
    ['age>2|', ['age>24h']],
    ['since:|', ['since:5m', 'since:1h', 'since:24h', 'since:7d']],
    ['announce:f|', ['announce:false']],
    ['tool:Fl|', []],
    ['"stat|', []],
    ['nothing:|', []],
  ])('at %s', (marked, texts) => {
    expect(offered(marked)).toEqual(texts);
  });

  test('at the beginning is every field, each by its names, and the words that go before one', () => {
    const all = completeFilter('', 0, GENERATION_FILTER);
    expect(all).toContainEqual({
      insert: 'tool:',
      from: 0,
      to: 0,
      label: 'tool',
      detail: 'Name of the tool (toolDisplayName)',
    });
    expect(all.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['status', 'cost', 'age', 'since', 'until', 'has', 'missing']),
    );
  });

  test('of records without a time are no times', () => {
    expect(offered('s|', FINDING_FILTER)).toEqual(['severity:']);
  });
});
