import type { ClaimedDelivery } from '@genledger/db/repositories';
import { type DeliverySubject, deliverySubject } from '@genledger/domain/delivery';
import { expect, test } from 'vitest';
import { Hand, type Held } from './hand.ts';

const ONE = deliverySubject('generation', '66cd00000000000000000001');
const TWO = deliverySubject('cookExecution', '66cd00000000000000000002');
const at = (seconds: number) => new Date(1_770_000_000_000 + seconds * 1000);

function held(subject: DeliverySubject, accountId = 'account'): Held {
  const delivery: ClaimedDelivery = {
    subject,
    token: 1,
    accountId,
    platform: 'webhook',
    progress: { tries: 0 },
    isLegacy: false,
  };
  return { delivery, until: at(60) };
}

test('counts what an account has under way, and forgets accounts that have nothing', () => {
  const hand = new Hand();
  hand.add(held(ONE));
  hand.add(held(TWO));
  expect([...hand.underWay]).toEqual([['account', 2]]);
  hand.remove(held(ONE).delivery);
  hand.remove(held(ONE).delivery);
  expect([...hand.underWay]).toEqual([['account', 1]]);
  hand.remove(held(TWO).delivery);
  expect([hand.size, hand.underWay.size]).toEqual([0, 0]);
});

test('holds a claim until its lease runs out, longer where it was renewed, no more where it was lost', () => {
  const hand = new Hand();
  hand.add(held(ONE));
  hand.add(held(TWO));
  expect([hand.holds(ONE, at(59)), hand.holds(ONE, at(60))]).toEqual([true, false]);
  hand.extend([ONE.id], at(120));
  hand.lose([ONE, TWO], [ONE.id]);
  expect([hand.holds(ONE, at(119)), hand.holds(TWO, at(0))]).toEqual([true, false]);
  // It is still in hand, so that nobody here claims it once more before its turn has passed.
  expect(hand.has(TWO)).toBe(true);
});
