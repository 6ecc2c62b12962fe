import { type Database, inTransaction } from '@genledger/db/client';
import {
  addToParents,
  addToRollups,
  addToSketches,
  filterWaiting,
  findGenerationsByKeys,
  type GenerationChange,
  type ProviderRun,
  ROLLUP_SHARDS,
  releaseUnmatched,
  type Settlement,
  settleEvents,
  updateGenerations,
} from '@genledger/db/repositories';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { releaseMatched } from './match-unmatched.ts';
import { type ApplicationPlan, planApplication, type ReadEvent } from './plan.ts';

/** Somebody else changed a generation, or settled an event, between our reading and our writing. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

const ATTEMPTS = 8;

async function load(database: Database, events: readonly ReadEvent[]) {
  const ids: GenerationId[] = [];
  const runs: ProviderRun[] = [];
  for (const { inbox } of events) {
    const { generationId, provider, providerRunId } = inbox;
    if (generationId !== undefined) ids.push(generationId);
    else if (providerRunId !== undefined) runs.push({ provider, providerRunId });
  }
  return findGenerationsByKeys(database, ids, runs);
}

/** Writers of one process share a shard of the sums and sketches, so that processes do not wait for each other. */
function shardOf(instanceId: string): number {
  let sum = 0;
  for (const character of instanceId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % ROLLUP_SHARDS;
}

async function write(context: LedgerContext, plan: ApplicationPlan, now: Date): Promise<void> {
  const { database, instanceId } = context;
  if (plan.generations.length === 0) {
    await settleEvents(database, plan.settlements, now);
    return;
  }
  await inTransaction(database, async (session) => {
    const settled = await settleEvents(database, plan.settlements, now, session);
    if (settled < plan.settlements.length) throw new Overtaken();
    const updated = await updateGenerations(database, plan.generations, now, session);
    if (updated < plan.generations.length) throw new Overtaken();
    const shard = shardOf(instanceId);
    await addToRollups(database, plan.rollups, shard, session);
    await addToSketches(database, plan.sketches, shard, session);
    await addToParents(database, plan.parents, now, session);
  });
}

/** An event may have been laid aside just before its run id was recorded; whoever comes second lets it go on. */
async function recheckUnmatched(
  database: Database,
  plan: ApplicationPlan,
  events: readonly ReadEvent[],
): Promise<void> {
  const unmatched = new Set(
    plan.settlements.filter(({ state }) => state === 'unmatched').map(({ eventId }) => eventId),
  );
  const runs = events.flatMap(({ inbox: { eventId, provider, providerRunId } }) =>
    unmatched.has(eventId) && providerRunId !== undefined ? [{ provider, providerRunId }] : [],
  );
  await releaseMatched(database, runs);
}

/** An event that was settled. */
export interface SettledEvent {
  readonly provider: ProviderName;
  readonly state: Settlement['state'];
  /** From its receipt to its settlement, ms. */
  readonly waitedMs: number;
}

/** What became of a batch. */
export interface AppliedEvents {
  readonly settled: readonly SettledEvent[];
  readonly settlements: readonly Settlement[];
  readonly changes: readonly GenerationChange[];
}

/**
 * Applies events of the inbox to their generations: state, figures, history, parents, weekly sums, sketches for estimates and the events'
 * own settlement in one transaction. Whatever dies in the middle leaves nothing half done; whatever is applied twice is applied once.
 * @throws the driver's error where the batch could not be written
 */
export async function applyEvents(
  context: LedgerContext,
  events: readonly ReadEvent[],
): Promise<AppliedEvents> {
  const { database, clock, settings } = context;
  let remaining = events;
  for (let attempt = 1; ; attempt += 1) {
    const now = clock.now();
    const generations = await load(database, remaining);
    const plan = planApplication(remaining, generations, settings.reconciliation, now);
    try {
      await write(context, plan, now);
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt >= ATTEMPTS) throw error;
      remaining = await stillWaiting(database, remaining);
      continue;
    }
    for (const { provider, providerRunId } of plan.learnedRuns) {
      await releaseUnmatched(database, provider, providerRunId);
    }
    await recheckUnmatched(database, plan, remaining);
    return {
      settled: settledEvents(plan, remaining, now),
      settlements: plan.settlements,
      changes: plan.generations,
    };
  }
}

function settledEvents(
  { settlements }: ApplicationPlan,
  events: readonly ReadEvent[],
  now: Date,
): readonly SettledEvent[] {
  const inbox = new Map(events.map((event) => [event.inbox.eventId, event.inbox]));
  return settlements.flatMap(({ eventId, state }) => {
    const event = inbox.get(eventId);
    if (event === undefined) return [];
    const waitedMs = Math.max(0, now.getTime() - event.receivedAt.getTime());
    return [{ provider: event.provider, state, waitedMs }];
  });
}

async function stillWaiting(database: Database, events: readonly ReadEvent[]): Promise<readonly ReadEvent[]> {
  const waiting = await filterWaiting(
    database,
    events.map(({ inbox }) => inbox.eventId),
  );
  return events.filter(({ inbox }) => waiting.has(inbox.eventId));
}
