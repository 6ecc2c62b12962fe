import type { CookDocument, SpellDocument } from '@genledger/db/client';
import type { ListPosition } from '@genledger/db/filter';
import {
  type CookExecutionFilter,
  type DefinitionKind,
  type EitherExecutionFilter,
  findCookExecutionRecord,
  findDefinition,
  findSpellCastRecord,
  type ListedExecution,
  listDefinitions as list,
  listExecutions as listBoth,
  listSpellCasts as listCastsRun,
  listCookExecutions as listCooksRun,
  type SpellCastFilter,
} from '@genledger/db/repositories';
import {
  type CookExecutionId,
  type CookId,
  type Result,
  type SpellCastId,
  type SpellId,
  success,
} from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { Page } from '../generation/read-generations.ts';
import { type CookExecutionView, type SpellCastView, viewCookExecution, viewSpellCast } from './view.ts';

function page<Item, Position>(
  found: readonly Item[],
  limit: number,
  positionOf: (item: Item) => Position,
): Page<Item, Position> {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, ...(last && { next: positionOf(last) }) };
}

/** A cook execution with the list of its pieces. */
export async function getCookExecution(
  { database, clock }: LedgerContext,
  id: CookExecutionId,
): Promise<Result<CookExecutionView, ServiceError>> {
  const found = await findCookExecutionRecord(database, id);
  return found
    ? success(viewCookExecution(found, clock.now()))
    : serviceError('not-found', `There is no cook execution ${id}.`);
}

/** A page of cook executions, newest first. */
export async function listCookExecutions(
  { database, clock }: LedgerContext,
  filter: CookExecutionFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<CookExecutionView>> {
  const found = await listCooksRun(database, filter, after, limit);
  const now = clock.now();
  return { ...found, items: found.items.map((document) => viewCookExecution(document, now)) };
}

/** A spell cast with the list of its steps. */
export async function getSpellCast(
  { database, clock }: LedgerContext,
  id: SpellCastId,
): Promise<Result<SpellCastView, ServiceError>> {
  const found = await findSpellCastRecord(database, id);
  return found
    ? success(viewSpellCast(found, clock.now()))
    : serviceError('not-found', `There is no spell cast ${id}.`);
}

/** A page of spell casts, newest first. */
export async function listSpellCasts(
  { database, clock }: LedgerContext,
  filter: SpellCastFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<SpellCastView>> {
  const found = await listCastsRun(database, filter, after, limit);
  const now = clock.now();
  return { ...found, items: found.items.map((document) => viewSpellCast(document, now)) };
}

/** An execution of either kind, as users see it. */
export type ExecutionView =
  | ({ readonly kind: 'cook' } & CookExecutionView)
  | ({ readonly kind: 'cast' } & SpellCastView);

function viewListed(listed: ListedExecution, now: Date): ExecutionView {
  return listed.kind === 'cook'
    ? { kind: 'cook', ...viewCookExecution(listed.document, now) }
    : { kind: 'cast', ...viewSpellCast(listed.document, now) };
}

/** A page of cook executions and spell casts together, newest first. */
export async function listExecutions(
  { database, clock }: LedgerContext,
  filter: EitherExecutionFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<Page<ExecutionView>> {
  const found = await listBoth(database, filter, after, limit);
  const now = clock.now();
  return { ...found, items: found.items.map((listed) => viewListed(listed, now)) };
}

/** A definition as users see it. */
export type DefinitionView = ReturnType<typeof viewDefinition>;

function viewDefinition(document: CookDocument | SpellDocument) {
  const { _id, schemaVersion: _schemaVersion, legacy: _legacy, ...fields } = document;
  return { id: _id.toHexString(), ...fields };
}

/** A cook or a spell by its id. */
export async function getDefinition(
  { database }: Pick<LedgerContext, 'database'>,
  ...[kind, id]: ['cooks', CookId] | ['spells', SpellId]
): Promise<Result<DefinitionView, ServiceError>> {
  const found =
    kind === 'cooks' ? await findDefinition(database, kind, id) : await findDefinition(database, kind, id);
  return found
    ? success(viewDefinition(found))
    : serviceError('not-found', `There is no ${kind === 'cooks' ? 'cook' : 'spell'} ${id}.`);
}

/** A page of cooks or spells, newest first. */
export async function listDefinitions<Kind extends DefinitionKind>(
  { database }: Pick<LedgerContext, 'database'>,
  kind: Kind,
  after: string | undefined,
  limit: number,
): Promise<Page<DefinitionView, string>> {
  const found = await list(database, kind, after as never, limit + 1);
  return page(found.map(viewDefinition), limit, ({ id }) => id);
}
