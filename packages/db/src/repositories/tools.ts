import type { ToolId } from '@genledger/domain/kernel';
import { type Tool, type ToolDefinition, toolDefinitionSchema } from '@genledger/domain/tool';
import type { Database } from '../client/database.ts';

/** A tool with the time of its last change. */
export interface RegisteredTool extends Tool {
  readonly updatedAt: Date;
}

interface ToolRow {
  readonly toolId: string;
  readonly displayName: string;
  readonly service: string;
  readonly deliveryMode: string;
  readonly costingModel: unknown;
  readonly metadata: unknown;
  readonly updatedAt: Date;
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}

function fromRow(row: ToolRow): RegisteredTool {
  const { displayName, service, deliveryMode, metadata } = row;
  const costingModel = withoutNulls(row.costingModel);
  const definition = toolDefinitionSchema.parse({
    displayName,
    service,
    deliveryMode,
    costingModel,
    metadata,
  });
  return { toolId: row.toolId as ToolId, ...definition, updatedAt: row.updatedAt };
}

/** The tool with an id. */
export async function findTool(database: Database, toolId: ToolId): Promise<RegisteredTool | undefined> {
  const { tools } = await database.orm();
  const row = await tools.where({ toolId }).first();
  return row === null ? undefined : fromRow(row);
}

/** A page of the Tool Registry in the order of its ids, after an id. */
export async function listTools(
  database: Database,
  after: ToolId | undefined,
  limit: number,
): Promise<readonly RegisteredTool[]> {
  const rows = await database.tools
    .find(after === undefined ? {} : { toolId: { $gt: after } })
    .sort({ toolId: 1 })
    .limit(limit)
    .toArray();
  return rows.map(fromRow);
}

/** Enters a tool into the registry, or replaces its entry. @returns whether it is new */
export async function putTool(
  database: Database,
  toolId: ToolId,
  definition: ToolDefinition,
  now: Date,
): Promise<{ readonly tool: RegisteredTool; readonly created: boolean }> {
  const { displayName, service, deliveryMode, metadata } = definition;
  const { rateSource, rate, unit, staticCost } = definition.costingModel;
  const costingModel = {
    rateSource,
    ...(rate !== undefined && { rate }),
    ...(unit !== undefined && { unit }),
    ...(staticCost !== undefined && { staticCost }),
  };
  const result = await database.tools.updateOne(
    { toolId },
    {
      $set: { displayName, service, deliveryMode, costingModel, metadata, updatedAt: now },
      $setOnInsert: { createdAt: now },
    },
    { upsert: true },
  );
  return { tool: { toolId, ...definition, updatedAt: now }, created: result.upsertedCount === 1 };
}
