import { describe, expect, it } from 'vitest';
import { plainValue } from '../value.ts';
import { differenceNodes } from './difference-nodes.ts';
import { jsonNodes } from './json-nodes.ts';
import { seenNodes } from './node.ts';
import { fieldNodes } from './value-nodes.ts';

const NOTHING: ReadonlySet<string> = new Set();
const textsOf = (nodes: ReturnType<typeof jsonNodes>, turned = NOTHING) =>
  seenNodes(nodes, turned).map(({ node, depth, isUnfolded }) => {
    const text = isUnfolded && node.unfolded ? node.unfolded.text : node.text;
    return '  '.repeat(depth) + text;
  });

describe('JSON as lines', () => {
  const value = plainValue({ id: 'a', list: [1, { deep: true }], none: [], cost: '0.10' });

  it('is folded below the first level', () => {
    expect(textsOf(jsonNodes(value, '', '$', '', true))).toEqual([
      '{',
      '  "id": "a",',
      '  "list": [ … ],',
      '  "none": [],',
      '  "cost": "0.10"',
      '}',
    ]);
  });

  it('is valid JSON where everything is unfolded', () => {
    const nodes = jsonNodes(value, '', '$', '', true);
    const all = new Set(['$.1', '$.1.1']);
    expect(JSON.parse(textsOf(nodes, all).join('\n'))).toEqual({
      id: 'a',
      list: [1, { deep: true }],
      none: [],
      cost: '0.10',
    });
  });
});

describe('fields', () => {
  it('tell their types and units, and lead on', () => {
    const nodes = fieldNodes(
      plainValue({
        durationMs: 90_000,
        costUsd: '0.1',
        cookExecutionId: 'c1',
        url: 'https://example.com/a.png',
      }),
    );
    expect(nodes.map(({ note, destination }) => [note, destination])).toEqual([
      ['long, ms = 1.5 min', undefined],
      ['string, USD', undefined],
      ['string', { kind: 'document', collection: 'cookExecutions', id: 'c1' }],
      ['string', { kind: 'url', url: 'https://example.com/a.png' }],
    ]);
  });
});

describe('before and after', () => {
  it('shows what was, what is, and last what is the same', () => {
    const before = plainValue({ status: 'completed', tool: 'x', old: 1 });
    const after = plainValue({ status: 'success', tool: 'x', new: 2 });
    expect(differenceNodes(before, after).map(({ label, text }) => `${label} ${text}`)).toEqual([
      '- status completed',
      '+ status success',
      '- old 1',
      '+ new 2',
      '= 1 fields are the same',
    ]);
  });
});
