import { expect, test } from 'vitest';
import type { Limit } from '../channel/channel.ts';
import { Limits } from './limits.ts';

const CHAT: Limit = { key: 'chat-1', policy: { size: 2, perSecond: 1 }, isShared: false };
const OVERALL: Limit = { key: 'telegram', policy: { size: 4, perSecond: 4 }, isShared: true };

/** How many go out at once. */
function atOnce(limits: Limits, of: readonly Limit[], nowMs = 0): number {
  let count = 0;
  for (; limits.heldUntil(of, nowMs) === undefined; count += 1) limits.take(of, nowMs);
  return count;
}

test('as many go out at once as the strictest limit allows', () => {
  expect(atOnce(new Limits(), [CHAT, OVERALL])).toBe(2);
  expect(atOnce(new Limits(), [OVERALL])).toBe(4);
});

test('those that wait are told different times, as far apart as the limit wants', () => {
  const limits = new Limits();
  atOnce(limits, [CHAT]);
  const again = new Limits();
  for (let count = 0; count < 2; count += 1) again.take([CHAT], 0);
  expect([1, 2, 3].map(() => again.heldUntil([CHAT], 0))).toEqual([1000, 2000, 3000]);
});

test('a limit of the whole platform is divided among the notifiers, one of a chat is not', () => {
  const limits = new Limits();
  limits.shareAmong(2);
  expect(atOnce(limits, [OVERALL])).toBe(2);
  expect(atOnce(limits, [CHAT])).toBe(2);
  limits.shareAmong(100);
  expect(atOnce(limits, [{ ...OVERALL, key: 'another' }])).toBe(1);
});

test('destinations do not use up one another', () => {
  const limits = new Limits();
  atOnce(limits, [CHAT]);
  expect(atOnce(limits, [{ ...CHAT, key: 'chat-2' }])).toBe(2);
});
