import type { Database } from '@genledger/db/client';
import { appliedEvent, completedExecution, endedGeneration } from '@genledger/db/testing';

const SECOND_MS = 1000;

/** What is added for the lists that generations are not in. */
export interface ListOptions {
  /** Executions, deliveries and events, so many of each. */
  readonly count: number;
  /** Stands where a provider or a user may write. */
  readonly text?: string;
}

/** A record of each kind that has a page of its own. */
export interface ListedIds {
  readonly cook: string;
  readonly cast: string;
  readonly generation: string;
  readonly event: string;
}

/** What is added at once: an execution with its child, the event that speaks of it, and a try at its delivery. */
function documentsOf(index: number, text: string) {
  const isCook = index % 2 === 0;
  const startedAt = new Date(Date.now() - 60 * SECOND_MS * Math.floor(index / 3));
  const child = endedGeneration({ requestTimestamp: startedAt, accountId: text });
  const execution = completedExecution([child], { accountId: text });
  const isDropped = index % 5 === 0;
  return {
    isCook,
    child: {
      ...child,
      ...(isCook
        ? { kind: 'cookPiece', cookExecutionId: execution._id }
        : { kind: 'spellStep', spellCastId: execution._id }),
      toolDisplayName: text,
      notificationPlatform: index % 4 === 0 ? 'webhook' : 'mail',
      deliveryStatus: isDropped ? 'dropped' : 'sent',
      deliveryError: text,
    },
    execution: {
      ...execution,
      status: index % 7 === 0 ? 'failed' : 'completed',
      statusReason: text,
      startedAt,
      completedAt: new Date(startedAt.getTime() + 5 * SECOND_MS),
      costUsd: child['costUsd'],
      costCount: execution['counts'].success,
    },
    event: {
      ...appliedEvent(child._id),
      receivedAt: startedAt,
      state: index % 6 === 0 ? 'unmatched' : 'applied',
      providerRunId: text,
      providerStatus: text,
      outcome: text,
      lastError: text,
      rawBody: JSON.stringify({ text, nested: [text] }),
    },
    attempt: {
      deliveryId: `delivery ${index}`,
      subjectKind: 'generation',
      subjectId: child._id,
      accountId: text,
      platform: 'webhook',
      destination: text,
      notifier: text,
      token: child['pointsSpent'],
      startedAt,
      durationMs: child['durationMs'],
      result: isDropped ? 'failed' : 'delivered',
      reason: text,
      excerpt: text,
    },
  };
}

/**
 * Adds executions of both kinds with a piece or a step each, deliveries of the children, and events that speak of them; many share a
 * time. Gives the newest of each.
 */
export async function addListRecords(
  { db }: Database,
  { count, text = 'a fox' }: ListOptions,
): Promise<ListedIds> {
  const all = Array.from({ length: count }, (_, index) => documentsOf(index, text));
  const [first, second] = all;
  if (first === undefined || second === undefined) throw new Error('two are needed for one of each kind');
  const ofKind = (isCook: boolean) =>
    all.filter((each) => each.isCook === isCook).map(({ execution }) => execution);
  await db.collection('generationOutputs').insertMany(all.map(({ child }) => child));
  await db.collection('cookExecutions').insertMany(ofKind(true));
  await db.collection('spellCasts').insertMany(ofKind(false));
  await db.collection('webhookEvents').insertMany(all.map(({ event }) => event));
  await db.collection('deliveryAttempts').insertMany(all.map(({ attempt }) => attempt));
  return {
    cook: first.execution._id.toHexString(),
    cast: second.execution._id.toHexString(),
    generation: first.child._id.toHexString(),
    event: first.event._id.toHexString(),
  };
}
