import type { Database } from '@genledger/db/client';
import { appliedEvent, completedExecution, endedGeneration } from '@genledger/db/testing';
import { SEED_ACCOUNTS, SEED_TOOLS } from './records.ts';

const SECOND_MS = 1000;

/** What is added for the lists that generations are not in. */
export interface ListOptions {
  /** Executions, deliveries and events, so many of each. */
  readonly count: number;
  /** Stands wherever a provider or a user may write; without it there stands what they usually write. */
  readonly text?: string;
}

/** A record of each kind that has a page of its own. */
export interface ListedIds {
  readonly cook: string;
  readonly cast: string;
  readonly generation: string;
  readonly event: string;
}

/** What stands in the fields that a provider or a user can fill. */
function textsOf(index: number, text: string | undefined) {
  const pick = (...choices: readonly string[]): string => text ?? choices[index % choices.length] ?? '';
  return {
    account: pick(...SEED_ACCOUNTS),
    tool: pick(...SEED_TOOLS.map(({ displayName }) => displayName)),
    reason: pick('an output was missing', 'the budget was spent'),
    deliveryError: pick('the receiver answered 503', 'the address answered 410'),
    run: text ?? `run-${String(4711 + index)}`,
    status: pick('success', 'success', 'running'),
    outcome: pick('applied', 'nothing new'),
    error: pick('no generation has this run'),
    destination: pick('https://shop.example.org/hooks', 'https://studio.example.org/genledger'),
    notifier: pick('notifier-1', 'notifier-2'),
    excerpt: pick('{"received":true}'),
  };
}

/** Plans as the ledger keeps them, written by the author of the definition. */
const cookPlanOf = (text: string) => ({
  definition: { name: text },
  spell: { name: text },
  seed: text,
  firstIndex: 0,
  targetSize: 2,
  concurrency: 1,
  nextIndex: 2,
  again: [],
  lost: [],
  ended: [],
});
const castPlanOf = (text: string) => ({ definition: { name: text, steps: [] }, inputs: { prompt: text } });

/** What is added at once: an execution with its child, the event that speaks of it, and a try at its delivery. */
function documentsOf(index: number, text: string | undefined) {
  const texts = textsOf(index, text);
  const isCook = index % 2 === 0;
  const startedAt = new Date(Date.now() - 60 * SECOND_MS * Math.floor(index / 3));
  const child = endedGeneration({ requestTimestamp: startedAt, accountId: texts.account });
  const execution = completedExecution([child], { accountId: texts.account });
  const isDropped = index % 5 === 0;
  return {
    isCook,
    child: {
      ...child,
      ...(isCook
        ? { kind: 'cookPiece', cookExecutionId: execution._id }
        : { kind: 'spellStep', spellCastId: execution._id }),
      toolDisplayName: texts.tool,
      notificationPlatform: index % 4 === 0 ? 'webhook' : 'mail',
      deliveryStatus: isDropped ? 'dropped' : 'sent',
      deliveryError: texts.deliveryError,
    },
    execution: {
      ...execution,
      status: index % 7 === 0 ? 'failed' : 'completed',
      statusReason: texts.reason,
      startedAt,
      completedAt: new Date(startedAt.getTime() + 5 * SECOND_MS),
      costUsd: child['costUsd'],
      costCount: execution['counts'].success,
      metadata: { note: texts.reason },
      notificationTarget: { url: texts.destination },
      deliveryError: texts.deliveryError,
      ...(!isCook && { failureReason: texts.reason }),
      ...(text !== undefined && { plan: isCook ? cookPlanOf(text) : castPlanOf(text) }),
    },
    event: {
      ...appliedEvent(child._id),
      receivedAt: startedAt,
      state: index % 6 === 0 ? 'unmatched' : 'applied',
      providerRunId: texts.run,
      providerStatus: texts.status,
      outcome: texts.outcome,
      lastError: texts.error,
      rawBody: JSON.stringify({ run_id: texts.run, status: texts.status, nested: [texts.outcome] }),
    },
    attempt: {
      deliveryId: `delivery ${index}`,
      subjectKind: 'generation',
      subjectId: child._id,
      accountId: texts.account,
      platform: 'webhook',
      destination: texts.destination,
      notifier: texts.notifier,
      token: child['pointsSpent'],
      startedAt,
      durationMs: child['durationMs'],
      result: isDropped ? 'failed' : 'delivered',
      reason: texts.deliveryError,
      excerpt: texts.excerpt,
    },
  };
}

/**
 * Adds executions of both kinds with a piece or a step each, deliveries of the children, and events that speak of them; many share a
 * time. Gives the newest of each.
 */
export async function addListRecords({ db }: Database, { count, text }: ListOptions): Promise<ListedIds> {
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
