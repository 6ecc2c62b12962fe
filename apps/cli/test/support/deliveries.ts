import {
  claimDeliveries,
  type DeliveryAttempt,
  insertAttempts,
  newAttemptId,
  recordOutcomes,
} from '@genledger/db/repositories';
import type { DeliverySettlement, DeliverySubject } from '@genledger/domain/delivery';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { completeGeneration } from './records.ts';

const OWNER = 'notifier-1';

/** Claims a due delivery and tells its outcome, as a notifier does. */
export async function settle(
  { database, clock }: LedgerContext,
  subject: DeliverySubject,
  settlement: DeliverySettlement,
): Promise<void> {
  const now = clock.now();
  const lease = { owner: OWNER, until: new Date(now.getTime() + 60_000) };
  const [claimed] = await claimDeliveries(database, [subject], lease, now);
  if (claimed === undefined) throw new Error(`${subject.id} is not due`);
  const fenced = await recordOutcomes(database, [
    { subject, owner: OWNER, token: claimed.token, settlement, startedAt: now, at: now },
  ]);
  if (fenced.size > 0) throw new Error(`the outcome of ${subject.id} came too late`);
}

/** A generation that has ended and whose user was to be told by webhook. */
export async function completeForWebhook(context: LedgerContext, account?: string): Promise<GenerationId> {
  const target = { url: 'https://example.com/hook' };
  const { id } = await completeGeneration(context, {
    platform: 'webhook',
    target,
    ...(account !== undefined && { account }),
  });
  return id;
}

/** The same, with a delivery that was given up after three tries. */
export async function dropWebhook(context: LedgerContext, account?: string): Promise<GenerationId> {
  const id = await completeForWebhook(context, account);
  await settle(
    context,
    { kind: 'generation', id },
    { kind: 'dropped', error: 'gave up after 3 tries: HTTP 500', tries: 3 },
  );
  return id;
}

/** Keeps a try of a generation's delivery. */
export async function keepTry(
  { database, clock }: LedgerContext,
  id: GenerationId,
  fields: Partial<DeliveryAttempt> = {},
): Promise<void> {
  await insertAttempts(database, [
    {
      id: newAttemptId(),
      deliveryId: `generation_${id}`,
      subject: { kind: 'generation', id },
      accountId: 'account-1',
      platform: 'webhook',
      destination: 'example.com',
      notifier: OWNER,
      token: 1,
      startedAt: clock.now(),
      durationMs: 120,
      result: 'failed',
      reason: 'HTTP 500',
      statusCode: 500,
      ...fields,
    },
  ]);
}
