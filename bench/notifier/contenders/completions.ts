import { type Database, inTransaction } from '@genledger/db/client';
import { insertGeneration, newGenerationId, updateGenerations } from '@genledger/db/repositories';
import { createGeneration, type Generation, transition } from '@genledger/domain/generation';
import type { AccountId, EventId, ToolId } from '@genledger/domain/kernel';
import { configurationSchema } from '@genledger/services/configuration';

const POINTS = configurationSchema.parse({}).points;
const ACCOUNTS = 50;
const RUN_TIME_MS = 35_000;

/** A new open generation, told by webhook; spread over fifty accounts. */
export async function openGeneration(database: Database, url: string, index: number): Promise<Generation> {
  const now = new Date(Date.now() - RUN_TIME_MS);
  const created = createGeneration(
    {
      id: newGenerationId(),
      parent: { kind: 'single' },
      accountId: `account-${index % ACCOUNTS}` as AccountId,
      environment: 'bench',
      notification: { platform: 'webhook', target: { url }, announce: false },
      pricingTier: 'standard',
      contributorRewardPoints: 0,
      submit: false,
      inputs: {},
    },
    {
      toolId: 'tool-1' as ToolId,
      displayName: 'Portrait',
      service: 'comfyui',
      deliveryMode: 'webhook',
      costingModel: { rateSource: 'static', staticCost: '0.01' },
      metadata: {},
    },
    { tables: [], points: POINTS },
    now,
  );
  await insertGeneration(database, { ...created, reconcileAt: now }, {});
  return created.generation;
}

/** Ends generations in one transaction, as the API applies a batch of webhooks. */
export async function completeGenerations(
  database: Database,
  generations: readonly Generation[],
): Promise<void> {
  const receivedAt = new Date();
  const changes = generations.map((before) => {
    const outcome = transition(before, {
      eventId: `event-${before.basis.id}` as EventId,
      source: 'webhook',
      receivedAt,
      report: { providerStatus: 'success', phase: { kind: 'success' }, artifacts: [] },
    });
    if (outcome.kind !== 'applied') throw new Error(`an event of the bench was ${outcome.kind}`);
    return { before, after: outcome.generation, entries: [outcome.entry] };
  });
  await inTransaction(database, (session) => updateGenerations(database, changes, receivedAt, session));
}
