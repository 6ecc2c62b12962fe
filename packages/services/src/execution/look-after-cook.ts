import { inTransaction } from '@genledger/db/client';
import {
  endCookExecution,
  findCookExecution,
  findTriesAtPlaces,
  insertGeneration,
  insertSpellCasts,
  moveCookExecution,
  newSpellCastId,
  restCookExecution,
  saveCookLook,
} from '@genledger/db/repositories';
import { type CookDefinition, type Piece, parseCookDefinition } from '@genledger/domain/cook';
import {
  type CookDecision,
  type CookExecution,
  type CookPlan,
  decideCook,
  hasEnded,
  type PieceTry,
  reportedEnd,
  type SpellCast,
} from '@genledger/domain/execution';
import {
  type CookExecutionId,
  type GenerationId,
  type Result,
  type SpellCastId,
  type SpellId,
  success,
  type ToolId,
} from '@genledger/domain/kernel';
import { checkCastInputs, parseSpellDefinition } from '@genledger/domain/spell';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { PreparedGeneration } from '../generation/prepare-generation.ts';
import { prepareChild } from './children.ts';
import { endOf, type LookedAt, NOTHING_TO_DO, type Session } from './look.ts';
import { NOTHING_SPENT } from './new-execution.ts';
import { planOnce } from './piece-plans.ts';

/** What the pieces of an execution are made from. */
interface Recipe {
  readonly execution: CookExecution;
  readonly plan: CookPlan<string>;
  readonly definition: CookDefinition;
}

/** A piece with the place at which it is tried. */
type PlacedPiece = Piece & { readonly place: PieceTry };

/** Pieces that are to be started: generations of a tool, or casts of a spell. */
interface NewPieces {
  readonly generations: readonly PreparedGeneration[];
  readonly casts: readonly SpellCast[];
}

const NO_PIECES: NewPieces = { generations: [], casts: [] };

/** The casts of a spell that make the pieces of the places. */
function makeCasts(
  context: LedgerContext,
  { execution, plan }: Recipe,
  spellId: SpellId,
  pieces: readonly PlacedPiece[],
): Result<NewPieces, ServiceError> {
  const spell = parseSpellDefinition(plan.spell);
  if (!spell.ok) return serviceError('not-executable', 'The spell that makes the pieces cannot be read.');
  const { notification, accountId, environment, pricingTier } = execution;
  const casts: SpellCast[] = [];
  for (const { place, inputs } of pieces) {
    const checked = checkCastInputs(spell.value, inputs);
    if (!checked.ok) return serviceError('invalid-input', 'The piece does not fit the spell.', checked.error);
    casts.push({
      id: newSpellCastId(),
      accountId,
      environment,
      pricingTier,
      status: 'running',
      startedAt: context.clock.now(),
      spending: NOTHING_SPENT,
      notification: { ...notification, platform: notification.announce ? notification.platform : 'none' },
      spellId,
      piece: { cookExecutionId: execution.id, ...place },
      plan: { definition: spell.value, inputs: checked.value },
    });
  }
  return success({ generations: [], casts });
}

/** The generations of a tool that are the pieces of the places. */
async function makeGenerations(
  context: LedgerContext,
  { execution }: Recipe,
  toolId: ToolId,
  pieces: readonly PlacedPiece[],
): Promise<Result<NewPieces, ServiceError>> {
  const generations: PreparedGeneration[] = [];
  for (const { place, inputs, traits } of pieces) {
    const parent = { cookExecutionId: execution.id };
    const child = { parent, place, toolId, inputs, metadata: { traits } };
    const generation = await prepareChild(context, execution, child);
    if (!generation.ok) return generation;
    generations.push(generation.value);
  }
  return success({ generations, casts: [] });
}

/** Makes the pieces of the places, or says why one of them cannot be. */
async function makePieces(
  context: LedgerContext,
  recipe: Recipe,
  places: readonly PieceTry[],
): Promise<Result<NewPieces, ServiceError>> {
  // A look that starts nothing needs no plan of the pieces, which takes a while for a large collection.
  if (places.length === 0) return success(NO_PIECES);
  const { execution, plan, definition } = recipe;
  const planned = planOnce(execution.id, definition, plan.seed);
  const pieces = places.map((place) => ({ place, ...planned.piece(place.index, place.replacement) }));
  const { work } = definition;
  return work.kind === 'spell'
    ? makeCasts(context, recipe, work.spellId, pieces)
    : makeGenerations(context, recipe, work.toolId, pieces);
}

async function end(
  { database, clock }: LedgerContext,
  execution: CookExecution,
  ending: NonNullable<CookDecision<string>['end']>,
  session: Session,
): Promise<void> {
  await endCookExecution(database, execution.id, endOf(execution, ending, true, clock.now()), session);
}

/** Carries a decision out: new pieces, how far it has come, perhaps its end. */
async function carryOut(
  context: LedgerContext,
  recipe: Recipe,
  decision: CookDecision<string>,
  session: Session,
): Promise<LookedAt> {
  const { database, clock } = context;
  const { execution, definition } = recipe;
  const now = clock.now();
  const pieces = await makePieces(context, recipe, decision.start);
  if (!pieces.ok) {
    const reason = [
      pieces.error.message,
      ...(pieces.error.issues ?? []).map(({ path, message }) => `${path}: ${message}`),
    ];
    const move = { from: ['running' as const], to: 'stopping' as const, reason: reason.join(' ') };
    await moveCookExecution(database, execution.id, move, now, session);
    return NOTHING_TO_DO;
  }
  const { generations, casts } = pieces.value;
  for (const { record, open } of generations) await insertGeneration(database, record, open, session);
  await insertSpellCasts(database, casts, { dueAt: now }, session);
  const made = generations.map(({ record }) => record.generation.basis.id);
  await saveCookLook(
    database,
    execution.id,
    {
      decision,
      generations: made,
      casts: casts.map(({ id }) => id),
      ...(decision.more && { dueAt: now }),
    },
    session,
  );
  if (decision.end) await end(context, execution, decision.end, session);
  const superfluous = decision.superfluous;
  return definition.work.kind === 'tool'
    ? { submit: made, cancelGenerations: superfluous as readonly GenerationId[], cancelCasts: [] }
    : { submit: [], cancelGenerations: [], cancelCasts: superfluous as readonly SpellCastId[] };
}

async function lookAtOwn(
  context: LedgerContext,
  execution: CookExecution,
  plan: CookPlan<string>,
  session: Session,
): Promise<LookedAt> {
  const { database } = context;
  const definition = parseCookDefinition(plan.definition);
  if (!definition.ok) {
    const failed = { status: 'failed' as const, reason: 'its definition cannot be read any more' };
    await end(context, execution, failed, session);
    return NOTHING_TO_DO;
  }
  const { work, onFailure } = definition.value;
  const ended = await findTriesAtPlaces(database, execution.id, work.kind, plan.ended, session);
  const { status, statusReason, spending } = execution;
  const failure = status === 'stopping' ? statusReason : undefined;
  const decision = decideCook(
    { status, onFailure, spending, ...plan, ...(failure !== undefined && { failure }) },
    ended,
  );
  return carryOut(context, { execution, plan, definition: definition.value }, decision, session);
}

async function lookAtReported(
  context: LedgerContext,
  execution: CookExecution,
  session: Session,
): Promise<LookedAt> {
  const { status, spending, expectedChildren } = execution;
  const ending = reportedEnd('cook', spending.counts, expectedChildren, status);
  if (ending) await end(context, execution, ending, session);
  else await restCookExecution(context.database, execution.id, session);
  return NOTHING_TO_DO;
}

/** Looks at a cook execution: follows what ended, starts what is next, ends it. All that is written is written in one transaction. */
export async function lookAfterCook(context: LedgerContext, id: CookExecutionId): Promise<LookedAt> {
  return inTransaction(context.database, async (session) => {
    const execution = await findCookExecution(context.database, id, session);
    if (execution === undefined) return NOTHING_TO_DO;
    if (hasEnded(execution.status)) {
      await restCookExecution(context.database, id, session);
      return NOTHING_TO_DO;
    }
    return execution.plan
      ? lookAtOwn(context, execution, execution.plan, session)
      : lookAtReported(context, execution, session);
  });
}
