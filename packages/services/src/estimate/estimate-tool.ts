import { findTool, readHistory } from '@genledger/db/repositories';
import { type Estimate, estimateRun } from '@genledger/domain/estimate';
import { type Result, success, type ToolId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { type RunTerms, toolRun } from './tool-run.ts';

/** What one successful run of a tool is expected to take now. */
export async function estimateTool(
  context: LedgerContext,
  toolId: ToolId,
  terms: RunTerms,
): Promise<Result<Estimate, ServiceError>> {
  const { database, settings, clock } = context;
  const tool = await findTool(database, toolId);
  if (tool === undefined) return serviceError('not-found', `The Tool Registry has no tool ${toolId}.`);
  const now = clock.now();
  const history = await readHistory(database, terms.environment ?? settings.environment, toolId);
  return success(estimateRun(toolRun(context, tool, terms, now), history, now));
}
