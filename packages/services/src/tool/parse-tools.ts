import { canBeStored } from '@genledger/db/mappers';
import { failure, type Result, success } from '@genledger/domain/kernel';
import { type Tool, toolDefinitionSchema, toolIdSchema } from '@genledger/domain/tool';
import { z } from 'zod';
import { type InputIssue, UNSTORABLE } from '../errors.ts';
import { readToolEntries, type ToolEntry } from './read-entries.ts';

const TOOLS_AT_MOST = 100_000;

/** A tool of a file. The time of the last change may stand there, as the registry lists it; it is the registry's own. */
const toolSchema = toolDefinitionSchema.extend({
  toolId: toolIdSchema,
  metadata: toolDefinitionSchema.shape.metadata.refine(canBeStored, UNSTORABLE),
  updatedAt: z.unknown().optional(),
});

/** Writes a place as JavaScript would: `[3].costingModel.rate`. */
function placeOf(entry: string, path: readonly PropertyKey[]): string {
  const place = path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, entry);
  return place === '' ? 'file' : place;
}

function parseEntry({ path, value }: ToolEntry): Result<Tool, readonly InputIssue[]> {
  const parsed = toolSchema.safeParse(value);
  if (!parsed.success) {
    return failure(
      parsed.error.issues.map((issue) => ({ path: placeOf(path, issue.path), message: issue.message })),
    );
  }
  const { updatedAt: _updatedAt, ...tool } = parsed.data;
  return success(tool);
}

function idOf({ value }: ToolEntry): unknown {
  return typeof value === 'object' && value !== null && 'toolId' in value ? value.toolId : undefined;
}

/**
 * Reads the tools of a file.
 * @returns every tool, or every mistake with its place
 */
export function parseTools(text: string): Result<readonly Tool[], readonly InputIssue[]> {
  const entries = readToolEntries(text);
  if (!entries.ok) return entries;
  if (entries.value.length > TOOLS_AT_MOST) {
    return failure([{ path: 'file', message: `must hold at most ${TOOLS_AT_MOST} tools` }]);
  }
  const tools: Tool[] = [];
  const ids = new Set<unknown>();
  const issues: InputIssue[] = [];
  for (const entry of entries.value) {
    const tool = parseEntry(entry);
    if (tool.ok) tools.push(tool.value);
    else issues.push(...tool.error);
    const id = idOf(entry);
    if (id !== undefined && ids.has(id)) {
      issues.push({ path: placeOf(entry.path, ['toolId']), message: 'is the id of an earlier tool, too' });
    }
    ids.add(id);
  }
  return issues.length > 0 ? failure(issues) : success(tools);
}
