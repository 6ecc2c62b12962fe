import { expect, it } from 'vitest';
import { type CpuProfile, sharesOf } from './shares.ts';

const frame = (id: number, functionName: string, url: string) => ({ id, callFrame: { functionName, url } });

const PROFILE: CpuProfile = {
  startTime: 1000,
  nodes: [
    frame(1, '(idle)', ''),
    frame(2, 'serialize', 'file:///a/node_modules/.pnpm/bson@7/node_modules/bson/lib/bson.cjs'),
    frame(3, 'transition', 'file:///a/packages/domain/src/generation/transition.ts'),
    frame(4, 'writeBuffer', ''),
  ],
  samples: [3, 2, 1, 4, 2, 3],
  timeDeltas: [100, 10, 500, 20, 10, 100],
};

it('counts the stretch alone, without idleness, most first', () => {
  expect(sharesOf(PROFILE, { from: 1105, to: 1700 })).toEqual([
    { where: 'bson', share: 0.5 },
    { where: 'native code (socket writes, UTF-8, hashes)', share: 0.5 },
  ]);
});

it('shares of the whole add up to one', () => {
  const shares = sharesOf(PROFILE, { from: 0, to: 10_000 });
  expect(shares[0]?.where).toBe('packages/domain');
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
