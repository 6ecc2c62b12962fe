import { type Database, inTransaction } from '@genledger/db/client';
import { insertGeneration, newGenerationId, updateGenerations } from '@genledger/db/repositories';
import { createGeneration, type Generation, transition } from '@genledger/domain/generation';
import type { AccountId, EventId, GenerationId, ToolId } from '@genledger/domain/kernel';
import type { Artifact, ProviderEvent } from '@genledger/domain/provider';
import { configurationSchema } from '@genledger/services/configuration';

/** What a test says of a generation that has ended. */
export interface CompletionOptions {
  readonly platform: string;
  readonly target?: unknown;
  readonly account?: string;
  readonly title?: string;
  readonly status?: 'success' | 'failed' | 'cancelled';
  readonly artifacts?: readonly Artifact[];
  /** When its end was received; now unless told. */
  readonly endedAt?: Date;
  readonly runTimeMs?: number;
}

const RUN_TIME_MS = 35_000;
const POINTS = configurationSchema.parse({}).points;

/** An open generation, as the API creates it. */
export async function open(database: Database, options: CompletionOptions): Promise<Generation> {
  const endedAt = options.endedAt ?? new Date();
  const requestedAt = new Date(endedAt.getTime() - (options.runTimeMs ?? RUN_TIME_MS));
  const created = createGeneration(
    {
      id: newGenerationId(),
      parent: { kind: 'single' },
      accountId: (options.account ?? 'account-1') as AccountId,
      environment: 'test',
      notification: { platform: options.platform, target: options.target, announce: false },
      pricingTier: 'standard',
      contributorRewardPoints: 0,
      submit: false,
      inputs: {},
    },
    {
      toolId: 'tool-1' as ToolId,
      displayName: options.title ?? 'Portrait',
      service: 'comfyui',
      deliveryMode: 'webhook',
      costingModel: { rateSource: 'static', staticCost: '0.01' },
      metadata: {},
    },
    { tables: [], points: POINTS },
    requestedAt,
  );
  await insertGeneration(database, { ...created, reconcileAt: endedAt }, {});
  return created.generation;
}

/** The report that ends a generation. */
export function endOf(options: CompletionOptions, receivedAt: Date): ProviderEvent {
  const { status = 'success', artifacts = [] } = options;
  const error = { code: 'provider-failed', message: 'out of memory' };
  return {
    eventId: `event-${receivedAt.getTime()}` as EventId,
    source: 'webhook',
    receivedAt,
    report: {
      providerStatus: status,
      phase: status === 'failed' ? { kind: status, error } : { kind: status },
      artifacts,
    },
  };
}

/** Applies a report, as the API does. @returns the generation after it */
export async function apply(
  database: Database,
  before: Generation,
  event: ProviderEvent,
): Promise<Generation> {
  const outcome = transition(before, event);
  if (outcome.kind !== 'applied') throw new Error(`the event was ${outcome.kind}`);
  const after = { ...outcome.generation, revision: before.revision + 1 };
  await inTransaction(database, (session) =>
    updateGenerations(database, [{ before, after, entries: [outcome.entry] }], event.receivedAt, session),
  );
  return after;
}

/** A generation that has ended, as the API leaves it: its delivery is due. */
export async function complete(database: Database, options: CompletionOptions): Promise<GenerationId> {
  const endedAt = options.endedAt ?? new Date();
  const generation = await open(database, { ...options, endedAt });
  await apply(database, generation, endOf(options, endedAt));
  return generation.basis.id;
}
