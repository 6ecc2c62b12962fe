import { canBeStored } from '@genledger/db/mappers';
import { findTool, listTools as list, putTool as put, type RegisteredTool } from '@genledger/db/repositories';
import { type Result, success, type ToolId } from '@genledger/domain/kernel';
import type { ToolDefinition } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError, UNSTORABLE } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';

/** An entry of the Tool Registry as users see it. */
export type ToolView = RegisteredTool;

/** The registry's entry of a tool. */
export async function getTool(
  context: LedgerContext,
  toolId: ToolId,
): Promise<Result<ToolView, ServiceError>> {
  const tool = await findTool(context.database, toolId);
  return tool ? success(tool) : serviceError('not-found', `The Tool Registry has no tool ${toolId}.`);
}

/** A page of the registry, in the order of ids. */
export async function listTools(
  context: LedgerContext,
  after: ToolId | undefined,
  limit: number,
): Promise<Page<ToolView, ToolId>> {
  const tools = await list(context.database, after, limit + 1);
  const shown = tools.slice(0, limit);
  const last = tools.length > limit ? shown.at(-1) : undefined;
  return { items: shown, ...(last && { next: last.toolId }) };
}

/** Enters a tool, or replaces its entry. Generations that exist keep the name and the price they were made with. */
export async function putTool(
  context: LedgerContext,
  toolId: ToolId,
  definition: ToolDefinition,
): Promise<Result<{ readonly tool: ToolView; readonly created: boolean }, ServiceError>> {
  const issues = Object.entries(definition)
    .filter(([, value]) => !canBeStored(value))
    .map(([path]) => ({ path, message: UNSTORABLE }));
  if (issues.length > 0) return serviceError('invalid-input', 'The tool cannot be stored as it is.', issues);
  return success(await put(context.database, toolId, definition, context.clock.now()));
}
