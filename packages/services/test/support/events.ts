import { type IncomingEvent, inboxEvent, takeEvents } from '@genledger/db/repositories';
import type { GenerationId, ProviderRunId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../../src/context.ts';
import { createEventApplier } from '../../src/event/index.ts';
import { COMFYUI_DEPLOY } from './records.ts';

/** A webhook of ComfyUI Deploy, as the inbox takes it. */
export function aWebhook(
  context: LedgerContext,
  runId: string,
  status: string,
  more: {
    readonly body?: object;
    readonly generationId?: GenerationId;
    readonly receivedAt?: Date;
  } = {},
): IncomingEvent {
  return {
    provider: COMFYUI_DEPLOY,
    source: 'webhook',
    providerRunId: runId as ProviderRunId,
    providerStatus: status,
    rawBody: JSON.stringify({ run_id: runId, status, ...more.body }),
    receivedAt: more.receivedAt ?? context.clock.now(),
    ...(more.generationId && { generationId: more.generationId }),
  };
}

/** Lays events into the inbox, taken by nobody. Gives their ids. */
export async function layIn(context: LedgerContext, ...events: readonly IncomingEvent[]): Promise<string[]> {
  const taken = await takeEvents(context.database, events.map(inboxEvent), undefined);
  return taken.map(({ event }) => event.eventId);
}

/** Applies everything that waits in the inbox, as a process does that starts now. */
export async function applyInbox(context: LedgerContext): Promise<void> {
  const applier = createEventApplier(context);
  await applier.sweep();
  await applier.stop();
}

/** Lets a provider say something, and applies it. */
export async function hear(context: LedgerContext, ...events: readonly IncomingEvent[]): Promise<void> {
  await layIn(context, ...events);
  await applyInbox(context);
}

/** In which states the inbox's events are, by id. */
export async function eventStates(context: LedgerContext): Promise<ReadonlyMap<string, string>> {
  const events = await context.database.webhookEvents.find().project({ state: 1 }).toArray();
  return new Map(events.map(({ _id, state }) => [String(_id), state]));
}
