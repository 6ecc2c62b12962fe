import { describe, expect, test } from 'vitest';
import { judgeChild, judgeMembership } from './judge-child.ts';
import type { ChildRecord, ParentKey, ParentRecord } from './records.ts';
import { ParentTotals } from './totals.ts';

const CHILD: ChildRecord = {
  id: 'child',
  named: [],
  isLinked: false,
  isContradictory: false,
  isFinal: false,
  claimsParent: false,
};

function rulesOf(changes: Partial<ChildRecord>, listedBy: readonly ParentKey[]) {
  return judgeChild({ ...CHILD, ...changes }, listedBy).findings.map(({ rule }) => rule);
}

describe('a generation against the lists of parents', () => {
  test.each([
    ['nothing ties it to anything', {}, [], []],
    ['listed by the one that it names', { named: ['cast:1'] }, ['cast:1'], []],
    ['known to its parent only', {}, ['cook:1'], ['parent-only-listed']],
    ['listed by another of the same kind', { named: ['cast:1'] }, ['cast:2'], ['parent-disputed']],
    ['a piece that a spell made', { named: ['cast:1', 'cook:1'] }, ['cast:1', 'cook:1'], []],
    ['a cook lists what names a cast', { named: ['cast:1'] }, ['cook:1', 'cast:1'], []],
    [
      'it names two of one kind',
      { named: ['cast:1'], isContradictory: true },
      ['cast:1'],
      ['parent-disputed'],
    ],
    ['a piece of nothing', { claimsParent: true }, [], ['parent-unnamed']],
  ] as const)('%s', (_what, changes, listedBy, expected) => {
    expect(rulesOf(changes, listedBy)).toEqual(expected);
  });

  test('it belongs to its cast where it names a cook too', () => {
    const { memberships } = judgeChild({ ...CHILD, named: ['cast:1', 'cook:1'] }, ['cook:1']);
    expect(memberships.map(({ parent, isPrimary, isListed }) => [parent, isPrimary, isListed])).toEqual([
      ['cast:1', true, false],
      ['cook:1', false, true],
    ]);
  });
});

const TIE = { parent: 'cast:1', isNamed: true, isListed: false, isPrimary: true } as const;

describe('a tie to a parent', () => {
  test('to one that does not exist', () => {
    expect(judgeMembership(CHILD, TIE, false)).toMatchObject({
      child: { rule: 'parent-missing' },
      isLinked: false,
    });
  });

  test('by an old place', () => {
    expect(judgeMembership(CHILD, TIE, true)).toMatchObject({
      child: { rule: 'parent-unlinked' },
      isUnlisted: true,
      isLinked: false,
    });
  });

  test('by the field of version 2', () => {
    const judged = judgeMembership({ ...CHILD, isLinked: true }, { ...TIE, isListed: true }, true);
    expect(judged).toEqual({ isUnlisted: false, isLinked: true });
  });

  test('a final record need not be listed', () => {
    expect(judgeMembership({ ...CHILD, isFinal: true }, TIE, true).isUnlisted).toBe(false);
  });
});

const PARENT: ParentRecord = { key: 'cast:1', collection: 'casts', isCurrent: false };

function disagreement(parent: Partial<ParentRecord>, children: readonly Partial<ChildRecord>[]) {
  const totals = new ParentTotals();
  for (const child of children) totals.add({ ...CHILD, ...child });
  return totals.disagreement({ ...PARENT, ...parent });
}

describe('the totals of a parent', () => {
  test('are exact: a tenth and two tenths are three tenths', () => {
    expect(disagreement({ cost: '0.30' }, [{ cost: '0.1' }, { cost: '0.2' }])).toBeUndefined();
    expect(disagreement({ cost: '0.30000000000000004' }, [{ cost: '0.1' }, { cost: '0.2' }])).toContain(
      '0.3',
    );
  });

  test('leave out the final record, which repeats its steps', () => {
    expect(disagreement({ cost: '0.1' }, [{ cost: '0.1' }, { cost: '0.1', isFinal: true }])).toBeUndefined();
  });

  test('may be missing where the children cost nothing', () => {
    expect(disagreement({}, [{ cost: '0' }])).toBeUndefined();
    expect(disagreement({}, [{ cost: '0.1' }])).toContain('costUsd is missing');
  });

  test('of version 2 have points and counts, too', () => {
    const children = [{ status: 'success', points: 3, cost: '1' }];
    const right = { isCurrent: true, cost: '1', points: 3, counts: { success: 1, failed: 0 } };
    expect(disagreement(right, children)).toBeUndefined();
    expect(disagreement({ ...right, points: 4 }, children)).toContain('pointsSpent');
    expect(disagreement({ ...right, counts: { success: 2 } }, children)).toContain('counts.success');
  });
});
