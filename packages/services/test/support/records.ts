import { randomUUID } from 'node:crypto';
import { decimalText, toMoney, toObjectId, toWhole } from '@genledger/db/mappers';
import { newGenerationId } from '@genledger/db/repositories';
import type { CookExecutionId, GenerationId, ProviderName, ToolId } from '@genledger/domain/kernel';
import { toolDefinitionSchema } from '@genledger/domain/tool';
import { expect } from 'vitest';
import type { LedgerContext } from '../../src/context.ts';
import {
  createGeneration,
  createGenerationSchema,
  type GenerationWithEvents,
  getGenerationWithEvents,
} from '../../src/generation/index.ts';
import { putTool } from '../../src/tool/index.ts';

export const COMFYUI_DEPLOY = 'comfyui-deploy' as ProviderName;

/** A run id that nobody has used. */
export const newRunId = (): string => randomUUID();

/** Enters a tool: 0.05 US dollars a run, which are 593 points, unless said otherwise. Gives its id. */
export async function enterTool(
  context: LedgerContext,
  definition: Readonly<Record<string, unknown>> = {},
  toolId = `tool-${randomUUID()}`,
): Promise<ToolId> {
  const tool = toolDefinitionSchema.parse({
    displayName: 'Painter',
    service: 'comfyui',
    costingModel: { rateSource: 'static', rate: '0.05', unit: 'run' },
    metadata: { deploymentId: 'deployment-1' },
    ...definition,
  });
  expect(await putTool(context, toolId as ToolId, tool)).toMatchObject({ ok: true });
  return toolId as ToolId;
}

/** A caller's input, with what it leaves out filled in. */
export function anInput(fields: Readonly<Record<string, unknown>>) {
  return createGenerationSchema.parse({ accountId: 'account-1', ...fields });
}

/** Creates a generation; gives its id. */
export async function addGeneration(
  context: LedgerContext,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<GenerationId> {
  const toolId = fields['toolId'] ?? (await enterTool(context));
  const created = await createGeneration(context, anInput({ ...fields, toolId }));
  if (!created.ok) throw new Error(created.error.message);
  return created.value.id;
}

/** Creates a generation whose run is known from the start. */
export async function addRun(
  context: LedgerContext,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: GenerationId; readonly runId: string }> {
  const runId = newRunId();
  const id = await addGeneration(context, { provider: COMFYUI_DEPLOY, providerRunId: runId, ...fields });
  return { id, runId };
}

/** A record as users see it, with its events. */
export async function recordOf(context: LedgerContext, id: GenerationId): Promise<GenerationWithEvents> {
  const read = await getGenerationWithEvents(context, id);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Adds a cook execution with nothing in it. */
export async function addCookExecution(context: LedgerContext): Promise<CookExecutionId> {
  const id = newGenerationId() as string as CookExecutionId;
  await context.database.cookExecutions.insertOne({
    _id: toObjectId(id),
    schemaVersion: 2,
    initiatorAccountId: 'account-1',
    environment: 'test',
    status: 'running',
    startedAt: context.clock.now(),
    generationIds: [],
    counts: { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 },
    costUsd: toMoney('0'),
    pointsSpent: toWhole(0),
  } as never);
  return id;
}

/** What a cook execution says of its children. */
export async function sumsOf(context: LedgerContext, id: CookExecutionId) {
  const found = await context.database.cookExecutions.findOne({ _id: toObjectId(id) });
  if (found === null) throw new Error(`there is no cook execution ${id}`);
  return {
    generationIds: found.generationIds.map(String),
    counts: found.counts,
    costUsd: decimalText(found.costUsd),
    costCount: found.costCount ?? 0,
    pointsSpent: Number(found.pointsSpent),
  };
}
