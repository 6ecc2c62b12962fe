import type { GenerationId } from '@genledger/domain/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWebhook, hear } from '../../test/support/events.ts';
import { addRun } from '../../test/support/records.ts';
import { type TestLedger, testLedger } from '../../test/support/test-ledger.ts';
import type { LedgerContext } from '../context.ts';
import { createGenerationFeed, type GenerationFeed } from './index.ts';

/** Longer than a test may take: whoever waits so long was not told. */
const LONG_MS = 120_000;

let ledger: TestLedger;
let context: LedgerContext;
let feed: GenerationFeed;
beforeAll(async () => {
  ledger = await testLedger('generation feed');
  context = ledger.context;
  feed = createGenerationFeed(context);
});
afterAll(async () => {
  await feed.close();
  await ledger[Symbol.asyncDispose]();
});

/** Subscribes, and waits until the feed listens, which it says once. */
async function listen(id: GenerationId) {
  const subscription = feed.subscribe(id);
  await subscription.next(LONG_MS);
  return subscription;
}

describe('a listener', () => {
  test('is told that it may have missed something once the feed begins to listen', async () => {
    const { id, runId } = await addRun(context);
    using subscription = disposable(feed.subscribe(id));
    await hear(context, aWebhook(context, runId, 'running'));
    expect(await subscription.next(LONG_MS)).toBe('changed');
  });

  test('is told of a change of its generation, and of no other', async () => {
    const [mine, other] = [await addRun(context), await addRun(context)];
    using subscription = disposable(await listen(mine.id));
    await hear(context, aWebhook(context, other.runId, 'running'));
    expect(await subscription.next(200)).toBe('quiet');
    await hear(context, aWebhook(context, mine.runId, 'running'));
    expect(await subscription.next(LONG_MS)).toBe('changed');
    expect(await subscription.next(50)).toBe('quiet');
  });

  test('that asks late is told of a change that came before', async () => {
    const { id, runId } = await addRun(context);
    using subscription = disposable(await listen(id));
    using witness = disposable(feed.subscribe(id));
    await hear(context, aWebhook(context, runId, 'running'));
    expect(await witness.next(LONG_MS)).toBe('changed');
    expect(await subscription.next(LONG_MS)).toBe('changed');
  });

  test('that leaves is told so, and is counted no more', async () => {
    const { id } = await addRun(context);
    const subscription = await listen(id);
    const waiting = subscription.next(LONG_MS);
    expect(feed.size).toBe(1);
    subscription.close();
    subscription.close();
    expect(await waiting).toBe('closed');
    expect(feed.size).toBe(0);
  });

  test('may come after all others have left', async () => {
    const { id, runId } = await addRun(context);
    (await listen(id)).close();
    using subscription = disposable(await listen(id));
    await hear(context, aWebhook(context, runId, 'running'));
    expect(await subscription.next(LONG_MS)).toBe('changed');
  });
});

test('a feed that ends tells everybody', async () => {
  const own = createGenerationFeed(context);
  const { id } = await addRun(context);
  const subscriptions = Array.from({ length: 5 }, () => own.subscribe(id));
  await Promise.all(subscriptions.map((subscription) => subscription.next(LONG_MS)));
  const waiting = subscriptions.map((subscription) => subscription.next(LONG_MS));
  await own.close();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => 'closed'));
  expect(own.size).toBe(0);
});

function disposable<Subscription extends { close(): void }>(
  subscription: Subscription,
): Subscription & Disposable {
  return Object.assign(subscription, { [Symbol.dispose]: () => subscription.close() });
}
