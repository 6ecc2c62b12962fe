import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aCook, FOXES, MORE, pieces, weighted } from '../../../test/cook-definitions.ts';
import { planPieces } from '../index.ts';

describe('the pieces of a definition and a seed', () => {
  test('are these, on any machine and in any version: a change of the algorithm is a change of every cook', () => {
    const plan = planPieces(aCook(FOXES, MORE), 'golden');
    expect([plan.piece(0, 0), plan.piece(1, 0), plan.piece(39, 0), plan.piece(39, 1)]).toMatchInlineSnapshot(`
      [
        {
          "index": 0,
          "inputs": {
            "colour": "black",
            "guidance": 2.5,
            "prompt": "a black fox, hat: none",
            "seed": 3323313298,
            "steps": 20,
          },
          "replacement": 0,
          "seed": 3323313298,
          "traits": {
            "fur": "black",
            "guidance": 2.5,
            "hat": "none",
          },
        },
        {
          "index": 1,
          "inputs": {
            "colour": "silver",
            "guidance": 4.1,
            "prompt": "a silver fox, hat: none",
            "seed": 1365617856,
            "steps": 20,
          },
          "replacement": 0,
          "seed": 1365617856,
          "traits": {
            "fur": "silver",
            "guidance": 4.1,
            "hat": "none",
          },
        },
        {
          "index": 39,
          "inputs": {
            "colour": "black",
            "guidance": 4.1,
            "prompt": "a black fox, hat: none",
            "seed": 187484839,
            "steps": 20,
          },
          "replacement": 0,
          "seed": 187484839,
          "traits": {
            "fur": "black",
            "guidance": 4.1,
            "hat": "none",
          },
        },
        {
          "index": 39,
          "inputs": {
            "colour": "black",
            "guidance": 4.1,
            "prompt": "a black fox, hat: none",
            "seed": 131548822,
            "steps": 20,
          },
          "replacement": 1,
          "seed": 131548822,
          "traits": {
            "fur": "black",
            "guidance": 4.1,
            "hat": "none",
          },
        },
      ]
    `);
  });

  test('are these where supplies and combinations are short, too', () => {
    const values = [
      { value: 'rare', weight: 1, supply: { exactly: 60 } },
      { value: 'scarce', weight: 9, supply: { atMost: 70 } },
      ...weighted({ a: 3, b: 2, c: 1 }),
    ];
    const traits = ['x', 'y', 'z', 'w'].map((name) => ({ name, values }));
    const all = pieces(aCook({ traits, duplicates: 'forbidden' }, { targetSize: 400 }), 'golden');
    const digest = createHash('sha256').update(JSON.stringify(all)).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"aab1ac826ac17e013c2ee854f440f06f1ff5de3d383b6b1c3c53d79d0b6aeb0e"`,
    );
  });
});
