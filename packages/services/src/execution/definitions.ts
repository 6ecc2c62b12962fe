import { canBeStored } from '@genledger/db/mappers';
import { type DefinitionFields, findDefinition, findTool } from '@genledger/db/repositories';
import { type CookDefinition, checkFeasible, parseCookDefinition } from '@genledger/domain/cook';
import { type CookId, type Result, type SpellId, success, type ToolId } from '@genledger/domain/kernel';
import {
  parseSpellDefinition,
  type SpellDefinition,
  type ToolInputs,
  toolInputs,
  validateSpell,
} from '@genledger/domain/spell';
import type { LedgerContext } from '../context.ts';
import { type InputIssue, type ServiceError, serviceError, UNSTORABLE } from '../errors.ts';

type Database = Pick<LedgerContext, 'database'>;

function invalid(kind: 'cook' | 'spell', issues: readonly InputIssue[]) {
  return serviceError('invalid-input', `The ${kind} cannot be used as it is.`, issues);
}

function unstorable(fields: Readonly<Record<string, unknown>>): readonly InputIssue[] {
  return Object.entries(fields)
    .filter(([, value]) => !canBeStored(value))
    .map(([path]) => ({ path, message: UNSTORABLE }));
}

/** What the Tool Registry says of the inputs of tools; those that it does not have are left out. */
async function inputsOfTools(
  { database }: Database,
  toolIds: readonly ToolId[],
): Promise<ReadonlyMap<ToolId, ToolInputs>> {
  const known = new Map<ToolId, ToolInputs>();
  for (const toolId of new Set(toolIds)) {
    const tool = await findTool(database, toolId);
    if (tool) known.set(toolId, toolInputs(tool.metadata));
  }
  return known;
}

/** Reads a spell and holds it against the Tool Registry. */
export async function readSpell(
  context: Database,
  input: unknown,
): Promise<Result<SpellDefinition, ServiceError>> {
  const parsed = parseSpellDefinition(input);
  if (!parsed.ok) return invalid('spell', parsed.error);
  const tools = await inputsOfTools(
    context,
    parsed.value.steps.map(({ toolId }) => toolId),
  );
  const issues = [...validateSpell(parsed.value, tools), ...unstorable(parsed.value)];
  return issues.length > 0 ? invalid('spell', issues) : success(parsed.value);
}

/** What the work of a cook refers to, where it cannot be found. */
async function missingWork({ database }: Database, { work }: CookDefinition): Promise<readonly InputIssue[]> {
  if (work.kind === 'tool') {
    const found = await findTool(database, work.toolId);
    return found ? [] : [{ path: 'work.toolId', message: 'The Tool Registry has no such tool.' }];
  }
  const found = await findDefinition(database, 'spells', work.spellId);
  return found ? [] : [{ path: 'work.spellId', message: 'There is no such spell.' }];
}

/** Reads a cook, and refuses one that cannot be made: impossible targets, an unknown tool or spell. */
export async function readCook(
  context: Database,
  input: unknown,
): Promise<Result<CookDefinition, ServiceError>> {
  const parsed = parseCookDefinition(input);
  if (!parsed.ok) return invalid('cook', parsed.error);
  const definition = parsed.value;
  const issues = [
    ...checkFeasible(definition),
    ...unstorable({ ...definition }),
    ...(await missingWork(context, definition)),
  ];
  return issues.length > 0 ? invalid('cook', issues) : success(definition);
}

/** A cook as it is stored; `toolId` lies beside its work, for those who look for the cooks of a tool. */
export function cookFields(definition: CookDefinition): DefinitionFields<'cooks'> {
  const { work, ownerAccountId, ...fields } = definition;
  return {
    ...fields,
    work,
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(work.kind === 'tool' && { toolId: work.toolId }),
  };
}

/** A spell as it is stored. */
export function spellFields(definition: SpellDefinition): DefinitionFields<'spells'> {
  const { ownerAccountId, previewImages, ...fields } = definition;
  return {
    ...fields,
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    previewImages: [...previewImages],
  };
}

const KEPT = ['_id', 'schemaVersion', 'createdAt', 'updatedAt', 'legacy'];

function withoutKept(document: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !KEPT.includes(key)));
}

/** The cook with an id, as it can be executed. */
export async function loadCook(context: Database, id: CookId): Promise<Result<CookDefinition, ServiceError>> {
  const found = await findDefinition(context.database, 'cooks', id);
  if (found === undefined) return serviceError('not-found', `There is no cook ${id}.`);
  const { toolId: _toolId, ...fields } = withoutKept(found);
  return readCook(context, fields);
}

/** The spell with an id, as it can be cast. */
export async function loadSpell(
  context: Database,
  id: SpellId,
): Promise<Result<SpellDefinition, ServiceError>> {
  const found = await findDefinition(context.database, 'spells', id);
  if (found === undefined) return serviceError('not-found', `There is no spell ${id}.`);
  return readSpell(context, withoutKept(found));
}
