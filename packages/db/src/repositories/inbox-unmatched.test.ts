import type { EventId, GenerationId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anIncomingEvent } from '../../test/support/events.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { at, COMFYUI_DEPLOY, runId } from '../../test/support/records.ts';
import type { Database, WebhookEventDocument } from '../client/index.ts';
import {
  claimEvents,
  inboxEvent,
  listUnmatchedRuns,
  releaseUnmatched,
  settleEvents,
  takeEvents,
} from './index.ts';

let ledger: LedgerDatabase;
let database: Database;
beforeAll(async () => {
  ledger = await ledgerDatabase('inbox-unmatched');
  database = ledger.database;
});
beforeEach(() => database.webhookEvents.deleteMany({}));
afterAll(() => ledger[Symbol.asyncDispose]());

const LEASE = { owner: 'process-1', until: at(10) };
const GENERATION = '65f000000000000000000001' as GenerationId;

async function stored(eventId: EventId): Promise<WebhookEventDocument> {
  const document = await database.webhookEvents.findOne({ _id: new ObjectId(eventId) });
  if (document === null) throw new Error(`no event ${eventId}`);
  return document;
}

async function layAside(changes: Parameters<typeof anIncomingEvent>[0]): Promise<EventId> {
  const event = inboxEvent(anIncomingEvent(changes));
  await takeEvents(database, [event], LEASE);
  await settleEvents(database, [{ eventId: event.eventId, state: 'unmatched', outcome: 'why' }], at(1));
  return event.eventId;
}

describe('events without a generation', () => {
  test('are let go by their run, and by no other', async () => {
    const providerRunId = runId();
    const mine = [await layAside({ providerRunId }), await layAside({ providerRunId, receivedAt: at(1) })];
    await layAside({ providerRunId: runId() });
    await layAside({ providerRunId, provider: 'replicate' as never });
    expect(await releaseUnmatched(database, COMFYUI_DEPLOY, providerRunId)).toBe(2);
    expect(await releaseUnmatched(database, COMFYUI_DEPLOY, providerRunId)).toBe(0);
    const { settledAt, outcome, leaseOwner, state } = await stored(mine[0] as EventId);
    expect({ settledAt, outcome, leaseOwner, state }).toEqual({ state: 'received' });
    expect((await claimEvents(database, LEASE, at(2), 10)).map(({ eventId }) => eventId)).toEqual(mine);
  });

  test('stay where their address names a generation: its run belongs to another, and would never match', async () => {
    const providerRunId = runId();
    await layAside({ providerRunId, generationId: GENERATION });
    expect(await releaseUnmatched(database, COMFYUI_DEPLOY, providerRunId)).toBe(0);
  });

  test('are listed page by page, oldest first, those that wait for a run', async () => {
    const runs = Array.from({ length: 5 }, () => runId());
    for (const [minute, providerRunId] of [...runs.entries()].reverse()) {
      await layAside({ providerRunId, receivedAt: at(minute) });
    }
    await layAside({ providerRunId: runId(), generationId: GENERATION });
    await takeEvents(database, [inboxEvent(anIncomingEvent({ providerRunId: runId() }))], undefined);
    const first = await listUnmatchedRuns(database, undefined, 3);
    const second = await listUnmatchedRuns(database, first.next, 3);
    expect([...first.runs, ...second.runs]).toEqual(
      runs.map((providerRunId) => ({ provider: COMFYUI_DEPLOY, providerRunId })),
    );
    expect(second.next).toBeUndefined();
  });
});
