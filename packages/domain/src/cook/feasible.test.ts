import { describe, expect, test } from 'vitest';
import { aCook } from '../../test/cook-definitions.ts';
import { checkFeasible } from './index.ts';

const values = (...names: readonly string[]) => names.map((value) => ({ value, weight: 1 }));
const supplied = (value: string, supply: object, more: object = {}) => ({
  value,
  weight: 1,
  supply,
  ...more,
});

describe('an impossible target is refused with the reason', () => {
  test.each<[string, object, number, string, RegExp]>([
    [
      'more pieces than combinations',
      { traits: [{ name: 'a', values: values('x', 'y') }], duplicates: 'forbidden' },
      3,
      'targetSize',
      /the rules allow 2 different pieces, fewer than the target of 3/,
    ],
    [
      'more pieces than combinations of what tells them apart',
      {
        traits: [{ name: 'a', values: values('x', 'y') }],
        ranges: [{ name: 'b', from: 0, to: 99, step: 1 }],
        duplicates: 'forbidden',
        distinctBy: ['a'],
      },
      3,
      'targetSize',
      /2 different pieces/,
    ],
    ['different pieces of no traits', { duplicates: 'forbidden' }, 2, 'targetSize', /without traits/],
    [
      'supplies below the target',
      { traits: [{ name: 'a', values: [supplied('x', { atMost: 2 }), supplied('y', { exactly: 3 })] }] },
      6,
      'randomness.traits[0].values',
      /supplies suffice for 5 pieces, fewer than the target of 6/,
    ],
    [
      'exact supplies above the target',
      { traits: [{ name: 'a', values: [supplied('x', { exactly: 4 }), ...values('y')] }] },
      3,
      'randomness.traits[0].values',
      /add up to 4 pieces, more than the target of 3/,
    ],
    [
      'a value that waits for what excludes it',
      {
        traits: [
          { name: 'a', values: values('x', 'y') },
          {
            name: 'b',
            values: [...values('z'), { value: 'w', weight: 1, when: [{ trait: 'a', values: ['x'] }] }],
          },
        ],
        exclusive: [
          [
            { trait: 'a', values: ['x'] },
            { trait: 'b', values: ['w'] },
          ],
        ],
      },
      1,
      'randomness.traits[1].values[1]',
      /rules contradict each other/,
    ],
    [
      'a trait that waits for two values at once',
      {
        traits: [
          { name: 'a', values: values('x', 'y') },
          {
            name: 'b',
            values: values('z'),
            when: [
              { trait: 'a', values: ['x'] },
              { trait: 'a', values: ['y'] },
            ],
          },
        ],
      },
      1,
      'randomness.traits[1]',
      /rules contradict each other/,
    ],
    [
      'an exact supply that depends on a smaller one',
      {
        traits: [
          { name: 'a', values: [supplied('x', { atMost: 2 }), ...values('y')] },
          {
            name: 'b',
            values: [
              supplied('z', { exactly: 3 }, { when: [{ trait: 'a', values: ['x'] }] }),
              ...values('w'),
            ],
          },
        ],
      },
      5,
      'randomness.traits',
      /no 5 pieces keep the supplies and rules of a, b all at once/,
    ],
    [
      'supplies that leave too few different combinations',
      {
        traits: [
          { name: 'a', values: [supplied('x', { atMost: 1 }), ...values('y')] },
          { name: 'b', values: values('v', 'w') },
        ],
        duplicates: 'forbidden',
      },
      4,
      'randomness.traits',
      /no 4 pieces/,
    ],
    [
      'rules that tie too many traits together',
      {
        traits: Array.from({ length: 30 }, (_, at) => ({ name: `t${at}`, values: values('x', 'y') })),
        exclusive: Array.from({ length: 29 }, (_, at) => [
          { trait: `t${at}`, values: ['x'] },
          { trait: `t${at + 1}`, values: ['x'] },
        ]),
      },
      5,
      'randomness.traits[0]',
      /linked by rules with t1, .* more than 200,000 kinds/,
    ],
  ])('%s', (_, randomness, targetSize, path, message) => {
    const issues = checkFeasible(aCook(randomness, { targetSize }));
    expect(issues).toContainEqual({ path, message: expect.stringMatching(message) });
  });
});

test('dozens of traits with supplies are decided without trying their combinations', () => {
  const traits = Array.from({ length: 60 }, (_, at) => ({
    name: `t${at}`,
    values: [supplied('x', { atMost: 10 + at }), supplied('y', { exactly: 5 }), ...values('z', 'w')],
  }));
  expect(checkFeasible(aCook({ traits, duplicates: 'forbidden' }, { targetSize: 100_000 }))).toEqual([]);
});
