import { findTool } from '@genledger/db/repositories';
import type { Generation } from '@genledger/domain/generation';
import type { ProviderRunId } from '@genledger/domain/kernel';
import type { RunReference } from '@genledger/providers/provider';
import type { LedgerContext } from '../context.ts';

/** A run as its provider is asked for it: with what the Tool Registry says today of the tool that was run. */
export async function runReference(
  context: LedgerContext,
  { basis }: Generation,
  runId: ProviderRunId,
): Promise<RunReference> {
  const tool = await findTool(context.database, basis.toolId);
  return { runId, toolMetadata: tool?.metadata ?? {} };
}
