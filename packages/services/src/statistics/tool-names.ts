import { listTools } from '@genledger/db/repositories';
import type { ToolId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';

/** Tools of the registry whose names are looked up at most; the others go by their ids. */
const MOST_NAMES = 2000;

/** The names that the Tool Registry has for tools now. */
export async function toolNames(context: LedgerContext): Promise<ReadonlyMap<ToolId, string>> {
  const tools = await listTools(context.database, undefined, MOST_NAMES);
  return new Map(tools.map(({ toolId, displayName }) => [toolId, displayName]));
}
