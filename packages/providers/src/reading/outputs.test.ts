import { describe, expect, test } from 'vitest';
import { readOutputs } from './outputs.ts';

const A = 'https://out.test/a.png';
const B = 'https://out.test/b.mp4';
const places = (output: unknown) =>
  readOutputs(output, 'output').map((artifact) => [artifact.outputId, artifact.index, artifact.kind]);

describe('files are found wherever they lie', () => {
  test.each<[string, unknown, unknown]>([
    ['an address alone', A, [['output', 0, 'image']]],
    [
      'a list of addresses',
      [A, B],
      [
        ['output', 0, 'image'],
        ['output', 1, 'video'],
      ],
    ],
    [
      'an object of addresses',
      { video: B, image: A },
      [
        ['output.image', 0, 'image'],
        ['output.video', 0, 'video'],
      ],
    ],
    [
      'objects with an address',
      { images: [{ url: A }, { url: B }] },
      [
        ['output.images', 0, 'image'],
        ['output.images', 1, 'video'],
      ],
    ],
    [
      'an object that is a file',
      { video: { url: 'https://out.test/x', content_type: 'video/mp4' } },
      [['output.video', 0, 'video']],
    ],
    ['a file kept elsewhere', { images: [{ type: 's3_url', data: A }] }, [['output.images', 0, 'image']]],
    [
      'a list in a list',
      [[A], [B]],
      [
        ['output.0', 0, 'image'],
        ['output.1', 0, 'video'],
      ],
    ],
    ['a file by the key alone', { images: [{ url: 'https://out.test/x' }] }, [['output.images', 0, 'image']]],
    ['a model', { model_glb: { url: 'https://out.test/m.glb' } }, [['output.model_glb', 0, 'mesh']]],
  ])('%s', (_what, output, expected) => {
    expect(places(output)).toEqual(expected);
  });

  test('whatever the order in which keys were written', () => {
    expect(readOutputs({ a: A, b: B }, 'output')).toEqual(readOutputs({ b: B, a: A }, 'output'));
  });

  test('with their names', () => {
    expect(readOutputs([{ url: A, file_name: 'fox.png' }], 'output')).toMatchObject([
      { filename: 'fox.png' },
    ]);
  });
});

describe('words', () => {
  test.each([
    ['a text', 'hello Alice', 'hello Alice'],
    ['a text in pieces', ['hel', 'lo ', 'Alice'], 'hello Alice'],
  ])('of %s are one text', (_what, output, text) => {
    expect(readOutputs(output, 'output')).toEqual([{ outputId: 'output', index: 0, kind: 'text', text }]);
  });

  test.each([[null], [undefined], [''], [[]], [7], [{ seed: 4, prompt: 'a fox' }], ['  ']])(
    '%j is nothing that was made',
    (output) => {
      expect(readOutputs(output, 'output')).toEqual([]);
    },
  );
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://x.test/a', 'data:image/png;base64,AA'])(
  '%s is no address that people may open',
  (url) => {
    expect(readOutputs([{ url }], 'output')).toEqual([]);
  },
);

test('an output that is nested without end is searched to a depth', () => {
  const nested: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  expect(readOutputs(nested, 'output')).toEqual([]);
});
