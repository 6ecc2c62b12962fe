import { canBeStored } from '@genledger/db/mappers';
import { type DefinitionFields, findDefinition, findTool } from '@genledger/db/repositories';
import { type CookDefinition, checkFeasible, parseCookDefinition, planPieces } from '@genledger/domain/cook';
import { type CookId, type Result, type SpellId, success, type ToolId } from '@genledger/domain/kernel';
import {
  checkCastInputs,
  parseSpellDefinition,
  type SpellDefinition,
  validateSpell,
} from '@genledger/domain/spell';
import { checkInputs, type ToolInputs, toolInputs } from '@genledger/domain/tool';
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

/** What is wrong with the inputs that a cook gives to what makes its pieces, judged by its first piece. */
async function checkWork(context: Database, definition: CookDefinition): Promise<readonly InputIssue[]> {
  const { database } = context;
  const { work } = definition;
  const { inputs } = planPieces(definition, '').piece(0, 0);
  if (work.kind === 'tool') {
    const tool = await findTool(database, work.toolId);
    return tool
      ? checkInputs(inputs, toolInputs(tool.metadata))
      : [{ path: 'work.toolId', message: 'The Tool Registry has no such tool.' }];
  }
  const found = await findDefinition(database, 'spells', work.spellId);
  if (found === undefined) return [{ path: 'work.spellId', message: 'There is no such spell.' }];
  const spell = await readSpell(context, withoutKept(found));
  if (!spell.ok)
    return [{ path: 'work.spellId', message: 'The spell cannot be cast: look at it, and save it anew.' }];
  const checked = await checkCast(context, spell.value, inputs);
  return checked.ok ? [] : checked.error;
}

/** Checks the inputs of a cast, against the spell and the tools of its steps. */
export async function checkCast(
  context: Database,
  definition: SpellDefinition,
  inputs: Readonly<Record<string, unknown>>,
): Promise<ReturnType<typeof checkCastInputs>> {
  const tools = await inputsOfTools(
    context,
    definition.steps.map(({ toolId }) => toolId),
  );
  return checkCastInputs(definition, inputs, tools);
}

/** Reads a cook, and refuses one that cannot be made: impossible targets, an unknown tool or spell. */
export async function readCook(
  context: Database,
  input: unknown,
): Promise<Result<CookDefinition, ServiceError>> {
  const parsed = parseCookDefinition(input);
  if (!parsed.ok) return invalid('cook', parsed.error);
  const definition = parsed.value;
  const impossible = [...checkFeasible(definition), ...unstorable({ ...definition })];
  const issues = impossible.length > 0 ? impossible : await checkWork(context, definition);
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
