import { describe, expect, test } from 'vitest';
import { parseTools } from './index.ts';

const A = { toolId: 'a', displayName: 'A', service: 'comfyui', costingModel: { rateSource: 'machine' } };
const B = { ...A, toolId: 'b', costingModel: { rateSource: 'static', rate: 0.05, unit: 'run' } };

function idsOf(text: string): string[] {
  const tools = parseTools(text);
  if (!tools.ok) throw new Error(JSON.stringify(tools.error));
  return tools.value.map(({ toolId }) => toolId);
}

function mistakesOf(text: string): string[] {
  const tools = parseTools(text);
  return tools.ok ? [] : tools.error.map(({ path }) => path);
}

describe('a file of tools is', () => {
  const { toolId: _id, ...definition } = A;

  test.each<[string, string]>([
    ['a list', JSON.stringify([A, B])],
    ['a list over several lines', JSON.stringify([A, B], null, 2)],
    [
      'a page of the registry',
      JSON.stringify({ data: [{ ...A, updatedAt: '2031-01-01T00:00:00Z' }, B], nextCursor: null }),
    ],
    ['definitions by id', JSON.stringify({ a: definition, b: { ...definition } })],
    ['a tool on each line', `${JSON.stringify(A)}\n\n${JSON.stringify(B)}\n`],
    ['with a byte order mark', `\uFEFF${JSON.stringify([A, B])}`],
    ['with the line ends of Windows', `${JSON.stringify(A)}\r\n${JSON.stringify(B)}\r\n`],
  ])('%s', (_what, text) => {
    expect(idsOf(text)).toEqual(['a', 'b']);
  });

  test('one tool, or none', () => {
    expect(idsOf(JSON.stringify(A, null, 2))).toEqual(['a']);
    expect(idsOf('[]')).toEqual([]);
  });

  test('read with its defaults, and prices as decimal text', () => {
    expect(parseTools(JSON.stringify([B]))).toEqual({
      ok: true,
      value: [
        {
          ...B,
          deliveryMode: 'webhook',
          metadata: {},
          costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
        },
      ],
    });
  });
});

describe('every mistake is told with its place', () => {
  test.each<[string, string, string[]]>([
    ['no JSON', '{', ['file']],
    ['neither list nor object', '"a"', ['file']],
    [
      'a field that is wrong',
      JSON.stringify([A, { ...B, costingModel: { rateSource: 'guess' } }]),
      ['[1].costingModel.rateSource'],
    ],
    [
      'several',
      JSON.stringify({
        data: [
          { ...A, displayName: '' },
          { ...B, service: 7 },
        ],
      }),
      ['data[0].displayName', 'data[1].service'],
    ],
    ['in an object by ids', JSON.stringify({ 'x y': { ...A, displayName: 1 } }), ['["x y"].displayName']],
    ['in a line', `${JSON.stringify(A)}\n{"toolId":`, ['line 2']],
    ['an unknown field', JSON.stringify([{ ...A, price: 1 }]), ['[0]']],
    ['an id twice', JSON.stringify([A, B, A]), ['[2].toolId']],
    ['an id that is missing', JSON.stringify([{ ...A, toolId: undefined }]), ['[0].toolId']],
    ['what cannot be kept', JSON.stringify([{ ...A, metadata: { 'a\0b': 1 } }]), ['[0].metadata']],
  ])('%s', (_what, text, places) => {
    expect(mistakesOf(text)).toEqual(places);
  });
});
