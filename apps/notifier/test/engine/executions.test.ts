import { listAttempts, redeliverOne } from '@genledger/db/repositories';
import type { DeliverySubjectKind } from '@genledger/domain/delivery';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file } from '../support/announcement.ts';
import { completeExecution, subjectThat } from '../support/executions.ts';
import { type TestLedger, testLedger } from '../support/ledger.ts';
import { startTestNotifier, type TestNotifier } from '../support/notifier.ts';
import { startReceiver } from '../support/receiver.ts';

let ledger: TestLedger;
let notifier: TestNotifier;
beforeAll(async () => {
  ledger = await testLedger('executions');
  const webhook = { waits: ['5ms', '10ms'], jitter: 'none' };
  notifier = await startTestNotifier(ledger.url, {}, { channels: { webhook } });
});
afterAll(async () => {
  await notifier[Symbol.asyncDispose]();
  await ledger[Symbol.asyncDispose]();
});

const KINDS = ['cookExecution', 'spellCast'] as const satisfies readonly DeliverySubjectKind[];
const isSettled = ({ deliveryStatus }: { readonly deliveryStatus: string }) => deliveryStatus !== 'pending';

test('the end of a cook execution is told with its figures and what it made', async () => {
  await using receiver = await startReceiver();
  const made = [[file('image', 'https://cdn.example/a.png')], [file('image', 'https://cdn.example/b.png')]];
  const options = { title: 'Foxes', made, failed: 1, costCount: 2, costUsd: '0.02', target: receiver.url };
  const subject = await completeExecution(ledger.database, {
    kind: 'cookExecution',
    platform: 'webhook',
    ...options,
  });
  expect(await subjectThat(ledger.database, subject, isSettled)).toMatchObject({
    deliveryStatus: 'sent',
    deliveryAttempts: 1,
    deliveryTimestamp: expect.any(Date),
  });
  const [message] = receiver.received;
  expect(message?.headers['webhook-id']).toMatch(`cookExecution_${subject.id}_completed_`);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    type: 'cookExecution.completed',
    data: {
      id: subject.id,
      kind: 'cookExecution',
      status: 'completed',
      accountId: 'account-1',
      title: 'Foxes',
      cookId: expect.any(String),
      durationMs: expect.any(Number),
      costUsd: '0.02',
      costCount: 2,
      pointsSpent: 238,
      pieces: { made: 2, lost: 1 },
      artifacts: [{ url: 'https://cdn.example/a.png' }, { url: 'https://cdn.example/b.png' }],
    },
  });
});

describe.each(KINDS)('the delivery of a %s', (kind) => {
  test('is tried again by the schedule under one id, given up, and made once more when asked for', async () => {
    let status = 500;
    await using receiver = await startReceiver(() => ({ status }));
    const end = { status: 'failed', reason: 'step 2 failed' } as const;
    const subject = await completeExecution(
      ledger.database,
      { kind, platform: 'webhook', target: receiver.url },
      end,
    );
    expect(await subjectThat(ledger.database, subject, isSettled)).toMatchObject({
      deliveryStatus: 'dropped',
      deliveryAttempts: 3,
      deliveryError: 'gave up after 3 tries: the receiver answered 500',
    });
    const attempts = await listAttempts(ledger.database, subject, 9);
    expect(attempts.map(({ result }) => result)).toEqual(['failed', 'failed', 'failed']);
    expect(attempts[0]?.subject).toEqual(subject);
    status = 204;
    expect(await redeliverOne(ledger.database, subject, new Date())).toBe(true);
    expect(await subjectThat(ledger.database, subject, isSettled)).toMatchObject({
      deliveryStatus: 'sent',
      deliveryAttempts: 1,
    });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: `${kind}.failed`,
      data: { statusReason: 'step 2 failed' },
    });
  });

  test('is not made where it is part of another execution, or nobody is to be told', async () => {
    await using receiver = await startReceiver();
    const target = receiver.url;
    const part = await completeExecution(
      ledger.database,
      { kind, platform: 'webhook', target },
      { announced: false },
    );
    const quiet = await completeExecution(ledger.database, { kind, platform: 'none', target });
    const told = await completeExecution(ledger.database, { kind, platform: 'webhook', target });
    await subjectThat(ledger.database, told, isSettled);
    for (const subject of [part, quiet]) {
      expect(await redeliverOne(ledger.database, subject, new Date())).toBe(false);
      await subjectThat(ledger.database, subject, ({ deliveryStatus }) => deliveryStatus === 'skipped');
    }
    expect(receiver.received).toHaveLength(1);
  });
});
