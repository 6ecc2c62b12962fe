import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Client } from './http-client.ts';
import type { EventRecord, GenerationRecord, Page } from './records.ts';
import { waitUntil } from './wait-until.ts';

/** A tool at 0.05 US dollars a run. With the standard multiplier of 4: 0.05 x 4 / 0.000337 = 593.47, so 593 points. */
export const FLAT_TOOL = 'e2e-flat';
/** A tool on an A10G, 0.000337 US dollars a second. */
export const MACHINE_TOOL = 'e2e-machine';

const TOOLS = {
  [FLAT_TOOL]: {
    displayName: 'Flat Painter',
    service: 'comfyui',
    costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
    metadata: { deploymentId: 'deployment-flat' },
  },
  [MACHINE_TOOL]: {
    displayName: 'Machine Painter',
    service: 'comfyui',
    costingModel: { rateSource: 'machine' },
    metadata: { deploymentId: 'deployment-machine', gpu: 'A10G' },
  },
} as const;

/** Enters the tools into the registry, by HTTP. */
export async function registerTools(client: Client): Promise<void> {
  for (const [toolId, definition] of Object.entries(TOOLS)) {
    const answer = await client.put(`/v1/tools/${toolId}`, definition);
    expect(answer.status, answer.text).toBe(201);
  }
}

/** A run id that nobody has used. */
export function newRunId(): string {
  return randomUUID();
}

/** Creates a generation: of the flat tool, run by the caller, unless said otherwise. */
export async function createGeneration(
  client: Client,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<GenerationRecord> {
  const body = { toolId: FLAT_TOOL, accountId: 'account-1', ...fields };
  const answer = await client.post<GenerationRecord>('/v1/generations', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** Creates a generation whose run is known from the start. */
export async function createRun(
  client: Client,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly runId: string }> {
  const runId = newRunId();
  const run = { provider: 'comfyui-deploy', providerRunId: runId };
  const { id } = await createGeneration(client, { ...run, ...fields });
  return { id, runId };
}

/** A generation as it stands, with its history and events. */
export async function readGeneration(client: Client, id: string): Promise<GenerationRecord> {
  const answer = await client.get<GenerationRecord>(`/v1/generations/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** Waits until a generation stands as it should. */
export async function generationThat(
  client: Client,
  id: string,
  what: string,
  holds: (record: GenerationRecord) => boolean,
  deadlineMs?: number,
): Promise<GenerationRecord> {
  const probe = async () => {
    const record = await readGeneration(client, id);
    return holds(record) && record;
  };
  return waitUntil(`generation ${id} ${what}`, probe, deadlineMs);
}

/** Waits until a generation has reached a status. */
export async function generationIn(
  client: Client,
  id: string,
  status: string,
  deadlineMs?: number,
): Promise<GenerationRecord> {
  return generationThat(client, id, `to be ${status}`, (record) => record.status === status, deadlineMs);
}

/** Waits until an event of a generation is settled; gives the event and the record. */
export async function settledEvent(
  client: Client,
  id: string,
  eventId: string,
  deadlineMs?: number,
): Promise<{ readonly event: EventRecord; readonly record: GenerationRecord }> {
  const probe = async () => {
    const record = await readGeneration(client, id);
    const event = record.events.find((candidate) => candidate.id === eventId);
    return event && event.state !== 'received' && { event, record };
  };
  return waitUntil(`event ${eventId} to be settled`, probe, deadlineMs);
}

/** Waits until a generation has so many events, all of them settled. */
export async function allSettled(
  client: Client,
  id: string,
  count: number,
  deadlineMs?: number,
): Promise<GenerationRecord> {
  const isSettled = ({ events }: GenerationRecord) =>
    events.length === count && events.every(({ state }) => state !== 'received');
  return generationThat(client, id, `to have ${count} settled events`, isSettled, deadlineMs);
}

/** Waits until the inbox shows an event in a state. */
export async function eventIn(client: Client, eventId: string, state: string): Promise<EventRecord> {
  return waitUntil(`event ${eventId} to be ${state}`, async () => {
    const { body } = await client.get<Page<EventRecord>>(`/v1/events?state=${state}&limit=200`);
    return body.data.find(({ id }) => id === eventId);
  });
}
