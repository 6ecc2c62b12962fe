import { listTools } from '@genledger/db/repositories';
import { type Result, sameValue, success, type ToolId } from '@genledger/domain/kernel';
import type { Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import { parseTools } from './parse-tools.ts';
import { putTool } from './tools.ts';

/** What a synchronisation does to one tool. */
export interface ToolChange {
  readonly toolId: ToolId;
  readonly change: 'added' | 'changed' | 'unchanged';
  /** Fields that differ, of a changed tool. */
  readonly fields: readonly string[];
}

/** What a synchronisation did, or would do. */
export interface ToolSync {
  readonly changes: readonly ToolChange[];
  /** Changes that were carried out; fewer than there are where it was interrupted or only tried. */
  readonly written: number;
  /** Tools of the registry that the file does not name: they stay. */
  readonly notInFile: number;
}

export interface SyncOptions {
  /** Only say what would change. */
  readonly dryRun: boolean;
  /** Ends the work between two tools; a repeat does the rest. */
  readonly signal?: AbortSignal;
}

const PAGE = 1000;
const COMPARED = ['displayName', 'service', 'deliveryMode', 'costingModel', 'metadata'] as const;

async function registeredTools(context: LedgerContext): Promise<ReadonlyMap<ToolId, Tool>> {
  const tools = new Map<ToolId, Tool>();
  let after: ToolId | undefined;
  do {
    const page = await listTools(context.database, after, PAGE);
    for (const tool of page) tools.set(tool.toolId, tool);
    after = page.length === PAGE ? page.at(-1)?.toolId : undefined;
  } while (after !== undefined);
  return tools;
}

function compare(wanted: Tool, registered: Tool | undefined): ToolChange {
  const { toolId } = wanted;
  if (registered === undefined) return { toolId, change: 'added', fields: [] };
  const fields = COMPARED.filter((field) => !sameValue(wanted[field], registered[field]));
  return { toolId, change: fields.length > 0 ? 'changed' : 'unchanged', fields };
}

/**
 * Brings the Tool Registry to what a file says. Everything is validated first: with one mistake nothing is changed. Tools that are
 * alike are not touched, and no tool is removed.
 */
export async function syncTools(
  context: LedgerContext,
  text: string,
  { dryRun, signal }: SyncOptions,
): Promise<Result<ToolSync, ServiceError>> {
  const wanted = parseTools(text);
  if (!wanted.ok) {
    return serviceError('invalid-input', 'The file has mistakes; nothing was changed.', wanted.error);
  }
  const registered = await registeredTools(context);
  const changes = wanted.value.map((tool) => compare(tool, registered.get(tool.toolId)));
  let written = 0;
  for (const [index, { toolId, ...definition }] of wanted.value.entries()) {
    if (dryRun || signal?.aborted) break;
    if (changes[index]?.change === 'unchanged') continue;
    const put = await putTool(context, toolId, definition);
    if (!put.ok) return put;
    written += 1;
  }
  const added = changes.filter(({ change }) => change === 'added').length;
  return success({ changes, written, notInFile: registered.size - (changes.length - added) });
}
