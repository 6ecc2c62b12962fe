import type { ExecutionStatus } from '@genledger/domain/execution';
import { EXECUTION_FILTER, type FilterTerm, isKindTerm, matches } from '@genledger/domain/filter';
import type { CookExecutionId, CookId, SpellCastId, SpellId } from '@genledger/domain/kernel';
import type { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { CookExecutionDocument, SpellCastDocument } from '../client/documents.ts';
import {
  COOK_EXECUTION_LIST,
  type FilterMatching,
  isId,
  isText,
  isWord,
  type ListPosition,
  mergePages,
  type RecordPage,
  readList,
  SPELL_CAST_LIST,
} from '../filter/index.ts';

/** What lists of executions are narrowed by. */
export interface ExecutionFilter {
  readonly status?: ExecutionStatus;
  readonly accountId?: string;
  readonly environment?: string;
  readonly matching?: FilterMatching;
}

/** What lists of cook executions are narrowed by. */
export interface CookExecutionFilter extends ExecutionFilter {
  readonly cookId?: CookId;
}

/** What lists of spell casts are narrowed by. */
export interface SpellCastFilter extends ExecutionFilter {
  readonly spellId?: SpellId;
  readonly cookExecutionId?: CookExecutionId;
}

const SCHEMA = EXECUTION_FILTER;
/** Lists show no child by its id. */
const PROJECTION = { generationIds: 0, legacy: 0 };

function executionTerms({ status, accountId, environment, matching }: ExecutionFilter): FilterTerm[] {
  return [
    ...(status === undefined ? [] : [isWord(SCHEMA, 'status', status)]),
    ...(accountId === undefined ? [] : [isText(SCHEMA, 'initiatorAccountId', accountId)]),
    ...(environment === undefined ? [] : [isText(SCHEMA, 'environment', environment)]),
    ...(matching?.terms ?? []),
  ];
}

/** Terms that count from now come with it; where there are none, any time will do. */
const nowOf = ({ matching }: ExecutionFilter): Date => matching?.now ?? new Date(0);

/** A page of cook executions, newest first, without the lists of their children. */
export async function listCookExecutions(
  database: Database,
  filter: CookExecutionFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<CookExecutionDocument>> {
  const { cookId } = filter;
  const own = cookId === undefined ? [] : [isId(SCHEMA, 'cookId', cookId)];
  return readList(database.cookExecutions, COOK_EXECUTION_LIST, {
    terms: [...own, ...executionTerms(filter)],
    now: nowOf(filter),
    after,
    limit,
    projection: PROJECTION,
  });
}

/** A page of casts, newest first, without the lists of their children. */
export async function listSpellCasts(
  database: Database,
  filter: SpellCastFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<SpellCastDocument>> {
  const { spellId, cookExecutionId } = filter;
  return readList(database.spellCasts, SPELL_CAST_LIST, {
    terms: [
      ...(spellId === undefined ? [] : [isId(SCHEMA, 'spellId', spellId)]),
      ...(cookExecutionId === undefined ? [] : [isId(SCHEMA, 'cookExecutionId', cookExecutionId)]),
      ...executionTerms(filter),
    ],
    now: nowOf(filter),
    after,
    limit,
    projection: PROJECTION,
  });
}

/** An execution of either kind, with its place in a list of both. */
export type ListedExecution =
  | {
      readonly kind: 'cook';
      readonly id: string;
      readonly time: Date;
      readonly document: CookExecutionDocument;
    }
  | { readonly kind: 'cast'; readonly id: string; readonly time: Date; readonly document: SpellCastDocument };

function listed<
  Kind extends 'cook' | 'cast',
  Item extends { readonly _id: ObjectId; readonly startedAt: Date },
>(kind: Kind, page: RecordPage<Item>) {
  const items = page.items.map((document) => ({
    kind,
    id: document._id.toHexString(),
    time: document.startedAt,
    document,
  }));
  return { ...page, items };
}

/** Lists of both kinds; a filter may ask for one alone. */
export interface EitherExecutionFilter extends ExecutionFilter {
  readonly kind?: 'cook' | 'cast';
  /** Of casts alone. */
  readonly cookExecutionId?: CookExecutionId;
}

/** Without the terms that ask for a kind, which all of a collection fulfil alike. */
function ofKind(kind: 'cook' | 'cast', filter: EitherExecutionFilter): SpellCastFilter | undefined {
  const { kind: wanted, cookExecutionId, matching, ...rest } = filter;
  if ((wanted ?? kind) !== kind || (kind === 'cook' && cookExecutionId !== undefined)) return undefined;
  const terms = matching?.terms ?? [];
  if (!matches(terms.filter(isKindTerm), { kind }, nowOf(filter))) return undefined;
  return {
    ...rest,
    ...(cookExecutionId !== undefined && { cookExecutionId }),
    ...(matching && { matching: { ...matching, terms: terms.filter((term) => !isKindTerm(term)) } }),
  };
}

/** A page of cook executions and casts together, newest first. */
export async function listExecutions(
  database: Database,
  filter: EitherExecutionFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<ListedExecution>> {
  const [cooks, casts] = [ofKind('cook', filter), ofKind('cast', filter)];
  const pages: RecordPage<ListedExecution>[] = await Promise.all([
    ...(cooks
      ? [listCookExecutions(database, cooks, after, limit).then((page) => listed('cook', page))]
      : []),
    ...(casts ? [listSpellCasts(database, casts, after, limit).then((page) => listed('cast', page))] : []),
  ]);
  return mergePages(pages, { after, limit });
}

/** Casts that make pieces of a cook execution and run, at most a limit of them. */
export async function findRunningCasts(
  database: Database,
  cookExecutionId: CookExecutionId,
  limit: number,
): Promise<readonly SpellCastId[]> {
  const { items } = await listSpellCasts(database, { cookExecutionId, status: 'running' }, undefined, limit);
  return items.map(({ _id }) => _id.toHexString() as SpellCastId);
}
