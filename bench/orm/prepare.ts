import { randomUUID } from 'node:crypto';
import type { Database, WebhookEventDocument } from '@genledger/db/client';
import { putTool } from '@genledger/db/repositories';
import { toolDefinitionSchema, toolIdSchema } from '@genledger/domain/tool';
import type { ObjectId } from 'mongodb';
import { eventsOfRun } from '../ingest/bodies.ts';
import { newGenerationDocuments } from '../ingest/generation-documents.ts';
import { inboxDocument } from '../ingest/inbox-document.ts';

/** Documents that operations find, and new ones for them to write. */
export interface PreparedDocuments {
  readonly toolId: string;
  readonly accountId: string;
  generationIdAt(position: number): ObjectId;
  runIdAt(position: number): string;
  eventIdAt(position: number): ObjectId;
  /** An event that no side has written yet, at any call. */
  newEvent(side: string, position: number): WebhookEventDocument;
}

const GENERATIONS = 2000;

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position % items.length];
  if (item === undefined) throw new Error('nothing was prepared');
  return item;
}

function eventOfRun(runId: string, name = ''): WebhookEventDocument {
  const event = at(eventsOfRun(runId), 0);
  return inboxDocument({ ...event, body: `${event.body}${name}` });
}

/** Fills a migrated database with what the operations speak of: all of it fits into mongod's cache. */
export async function prepareDocuments(database: Database): Promise<PreparedDocuments> {
  const toolId = toolIdSchema.parse('bench-image-0');
  const definition = toolDefinitionSchema.parse({
    displayName: 'Bench Image 0',
    service: 'comfyui',
    deliveryMode: 'webhook',
    costingModel: { rateSource: 'machine' },
    metadata: { gpu: 'A10G', deploymentId: 'bench' },
  });
  await putTool(database, toolId, definition, new Date());
  const runIds = Array.from({ length: GENERATIONS }, () => randomUUID());
  const generations = newGenerationDocuments(runIds);
  await database.generationOutputs.insertMany(generations);
  const events = runIds.map((runId) => eventOfRun(runId));
  await database.webhookEvents.insertMany(events);
  let written = 0;
  return {
    toolId,
    accountId: at(generations, 0).accountId,
    generationIdAt: (position) => at(generations, position)._id,
    runIdAt: (position) => at(runIds, position),
    eventIdAt: (position) => at(events, position)._id,
    newEvent(side, position) {
      written += 1;
      return eventOfRun(at(runIds, position), ` ${side} ${written}`);
    },
  };
}
