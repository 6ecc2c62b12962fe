import { describe, expect, test } from 'vitest';
import { readArtifacts } from './artifacts.ts';

const file = (name: string) => ({ url: `https://out.test/${name}`, filename: name });
const output = (data: unknown, id = 'o1') => ({
  id,
  node_id: '9',
  created_at: '2025-08-27T10:00:41.120000Z',
  data,
});
const kinds = (data: unknown) => readArtifacts([output(data)]).map(({ kind, index }) => [kind, index]);

describe('outputs', () => {
  test.each([
    [undefined],
    [null],
    [[]],
    [{}],
    ['text'],
    [7],
    [[null, 7, 'x', []]],
    [[{ id: 'o1' }]],
    [[output(null)]],
  ])('%j hold nothing', (outputs) => {
    expect(readArtifacts(outputs)).toEqual([]);
  });

  test('one output may come without its list', () => {
    expect(readArtifacts(output({ images: [file('a.png')] }))).toHaveLength(1);
  });

  test('an artifact knows its output, node and time', () => {
    expect(readArtifacts([output({ images: [file('a.png')] })])).toStrictEqual([
      {
        outputId: 'o1',
        index: 0,
        nodeId: '9',
        createdAt: new Date('2025-08-27T10:00:41.120Z'),
        kind: 'image',
        url: 'https://out.test/a.png',
        filename: 'a.png',
      },
    ]);
  });

  test('a node may be a number, and a time no time', () => {
    const [artifact] = readArtifacts([{ id: 'o1', node_id: 9, created_at: 'soon', data: { text: ['fox'] } }]);
    expect(artifact).toStrictEqual({ outputId: 'o1', index: 0, nodeId: '9', kind: 'text', text: 'fox' });
  });

  test('an output without an id is the nth of its node', () => {
    const data = { text: ['fox'] };
    const outputs = [{ node_id: '9', data }, { node_id: '4', data }, { node_id: '9', data }, { data }];
    expect(readArtifacts(outputs).map(({ outputId }) => outputId)).toEqual([
      'node:9',
      'node:4',
      'node:9#1',
      'node:',
    ]);
  });
});

describe('keys', () => {
  test('every key seen', () => {
    const data = {
      images: [file('a.png')],
      gifs: [file('a.gif'), file('a.mp4')],
      mesh: [file('a.glb')],
      files: [file('a.zip'), file('a.wav')],
      text: ['a fox'],
      tags: ['fox'],
      video: [file('b.mp4')],
    };
    expect(kinds(data)).toEqual([
      ['image', 0],
      ['image', 1],
      ['video', 2],
      ['mesh', 3],
      ['file', 4],
      ['audio', 5],
      ['text', 6],
      ['tag', 7],
      ['video', 8],
    ]);
  });

  test('a key never seen gives files where it holds addresses, and nothing else', () => {
    expect(kinds({ latents: [file('a.latent'), 'https://out.test/b', 7, { path: 'c' }] })).toEqual([
      ['file', 0],
    ]);
  });

  test('a key seen may hold mere addresses, and one entry without a list', () => {
    expect(kinds({ images: 'https://out.test/a.png', files: ['https://out.test/b', 'b.zip'] })).toEqual([
      ['image', 0],
      ['file', 1],
    ]);
  });

  test('a file among texts is a file', () => {
    expect(kinds({ text: [file('a.txt'), 'a fox'] })).toEqual([
      ['file', 0],
      ['text', 1],
    ]);
  });

  test('null under a key is an empty list', () => {
    expect(kinds({ images: null, text: ['a fox'] })).toEqual([['text', 0]]);
  });

  test('places do not depend on how the JSON was written', () => {
    const one = { zebra: [file('z.bin')], text: ['fox'], images: [file('a.png')], apple: [file('b.bin')] };
    const other = { apple: [file('b.bin')], images: [file('a.png')], text: ['fox'], zebra: [file('z.bin')] };
    expect(readArtifacts([output(one)])).toEqual(readArtifacts([output(other)]));
  });

  test('what is no artifact keeps its place', () => {
    expect(kinds({ images: [{ url: null }, file('a.png')] })).toEqual([['image', 1]]);
  });

  test('keys such as __proto__ are keys', () => {
    const data: unknown = JSON.parse(
      '{"__proto__":[{"url":"https://out.test/a"}],"constructor":[{"url":"x"}]}',
    );
    expect(kinds(data)).toEqual([['file', 0]]);
  });
});

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'ftp://out.test/a.png',
    '//out.test/a.png',
    'https://',
    'https://out.test/\u0000.png',
    `https://out.test/${'a'.repeat(9_000)}`,
  ])('%.40s is none that people may open', (url) => {
    expect(kinds({ images: [{ url }] })).toEqual([]);
  });
});

describe('bounds', () => {
  test('a text is cut at 20,000 units, a name at 255', () => {
    const [image, text] = readArtifacts([
      output({
        images: [{ url: 'https://out.test/a', filename: 'a'.repeat(1_000) }],
        text: ['x'.repeat(100_000)],
      }),
    ]);
    expect(image).toHaveProperty('filename.length', 255);
    expect(text).toHaveProperty('text.length', 20_000);
  });

  test('empty words are no artifact', () => {
    expect(kinds({ text: ['', '  ', 'fox'] })).toEqual([['text', 2]]);
  });

  test('10,000 outputs are read, and artifacts past 10,000 are not', () => {
    const outputs = Array.from({ length: 12_000 }, (_, n) => output({ images: [file('a.png')] }, `o${n}`));
    const artifacts = readArtifacts(outputs);
    expect(artifacts).toHaveLength(10_000);
    expect(artifacts.at(-1)?.outputId).toBe('o9999');
  });

  test('deep nesting under any key does not overflow the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(
      readArtifacts([{ id: 'o1', node_id: deep, created_at: deep, data: { images: deep, other: deep } }]),
    ).toEqual([]);
  });
});
