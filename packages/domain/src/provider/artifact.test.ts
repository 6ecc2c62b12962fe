import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artifacts } from '../../test/arbitraries.ts';
import { anImage, at } from '../../test/builders.ts';
import { mergeArtifacts } from './index.ts';

const RUNS = { numRuns: 1000 };

describe('merging what reports showed', () => {
  test('does not depend on their order', () => {
    fc.assert(
      fc.property(artifacts, artifacts, (a, b) => {
        expect(mergeArtifacts(a, b)).toStrictEqual(mergeArtifacts(b, a));
      }),
      RUNS,
    );
  });

  test('does not depend on how they are grouped', () => {
    fc.assert(
      fc.property(artifacts, artifacts, artifacts, (a, b, c) => {
        expect(mergeArtifacts(mergeArtifacts(a, b), c)).toStrictEqual(
          mergeArtifacts(a, mergeArtifacts(b, c)),
        );
      }),
      RUNS,
    );
  });

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(artifacts, artifacts, (a, b) => {
        const merged = mergeArtifacts(a, b);
        expect(mergeArtifacts(merged, b)).toStrictEqual(merged);
        expect(mergeArtifacts(merged, merged)).toStrictEqual(merged);
      }),
      RUNS,
    );
  });

  test('keeps one artifact of every place that was shown, and invents none', () => {
    fc.assert(
      fc.property(artifacts, artifacts, (a, b) => {
        const merged = mergeArtifacts(a, b);
        const place = ({ outputId, kind, index }: (typeof a)[number]) => `${outputId} ${kind} ${index}`;
        expect(new Set(merged.map(place))).toEqual(new Set([...a, ...b].map(place)));
        expect(new Set(merged.map(place)).size).toBe(merged.length);
        for (const artifact of merged) expect([...a, ...b]).toContain(artifact);
      }),
      RUNS,
    );
  });
});

describe('artifacts', () => {
  test('stand by time, then by output, kind and place', () => {
    const text = { kind: 'text' as const, outputId: 'a', index: 0, text: 'hello' };
    const shown = [
      anImage('b', { createdAt: at(2) }),
      anImage('c', { createdAt: at(1), index: 1 }),
      anImage('c', { createdAt: at(1), index: 0 }),
      { ...text, createdAt: at(2) },
      anImage('a', { createdAt: at(2) }),
    ];
    const order = mergeArtifacts([], shown).map(
      ({ outputId, kind, index }) => `${outputId} ${kind} ${index}`,
    );
    expect(order).toEqual(['c image 0', 'c image 1', 'a image 0', 'a text 0', 'b image 0']);
  });

  test('of one place: the greater address wins, in either order', () => {
    const [first, second] = [anImage('o', { url: 'https://a/1' }), anImage('o', { url: 'https://a/2' })];
    expect(mergeArtifacts([second], [first])).toEqual([second]);
    expect(mergeArtifacts([first], [second])).toEqual([second]);
  });

  test('of one place and content: the one that says more wins, in either order', () => {
    const bare = anImage('o');
    for (const said of [{ nodeId: '9' }, { filename: '' }, { createdAt: at(0) }]) {
      const described = anImage('o', said);
      expect(mergeArtifacts([described], [bare])).toEqual([described]);
      expect(mergeArtifacts([bare], [described])).toEqual([described]);
    }
  });

  test('of one place and two kinds are two', () => {
    const text = { kind: 'text' as const, outputId: 'o', index: 0, text: 'hello' };
    expect(mergeArtifacts([anImage('o')], [text])).toHaveLength(2);
  });
});
