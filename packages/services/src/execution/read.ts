import type { CookDocument, SpellDocument } from '@genledger/db/client';
import {
  type DefinitionKind,
  type ExecutionFilter,
  type ExecutionPosition,
  findCookExecutionRecord,
  findDefinition,
  findSpellCastRecord,
  listDefinitions as list,
  listSpellCasts as listCastsRun,
  listCookExecutions as listCooksRun,
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

const positionOf =
  <Id>() =>
  ({ startedAt, id }: { readonly startedAt: Date; readonly id: string }): ExecutionPosition<Id> => ({
    startedAt,
    id: id as Id,
  });

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
  filter: ExecutionFilter & { readonly cookId?: CookId },
  after: ExecutionPosition<CookExecutionId> | undefined,
  limit: number,
): Promise<Page<CookExecutionView, ExecutionPosition<CookExecutionId>>> {
  const found = await listCooksRun(database, filter, after, limit + 1);
  const now = clock.now();
  return page(
    found.map((document) => viewCookExecution(document, now)),
    limit,
    positionOf<CookExecutionId>(),
  );
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
  filter: ExecutionFilter & { readonly spellId?: SpellId; readonly cookExecutionId?: CookExecutionId },
  after: ExecutionPosition<SpellCastId> | undefined,
  limit: number,
): Promise<Page<SpellCastView, ExecutionPosition<SpellCastId>>> {
  const found = await listCastsRun(database, filter, after, limit + 1);
  const now = clock.now();
  return page(
    found.map((document) => viewSpellCast(document, now)),
    limit,
    positionOf<SpellCastId>(),
  );
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
