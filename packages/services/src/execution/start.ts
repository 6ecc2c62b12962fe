import { inTransaction, isDuplicateKey } from '@genledger/db/client';
import { canBeStored } from '@genledger/db/mappers';
import {
  addCastToCook,
  findCookExecution,
  insertCookExecution,
  insertSpellCasts,
  keepIdempotencyKey,
  newCookExecutionId,
  newSpellCastId,
} from '@genledger/db/repositories';
import { type CookExecution, hasEnded, type SpellCast } from '@genledger/domain/execution';
import { type CookExecutionId, type Result, type SpellCastId, success } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError, UNSTORABLE } from '../errors.ts';
import { findReplay, type IdempotentRequest, idempotentRequest } from '../idempotency.ts';
import { checkCast, loadCook, loadSpell } from './definitions.ts';
import { DEFAULT_CONCURRENCY, type StartCookExecutionInput, type StartSpellCastInput } from './input.ts';
import { newBasis } from './new-execution.ts';

/** A started execution, or the one that an earlier request with the same key started. */
export interface StartedExecution<Id> {
  readonly id: Id;
  readonly replayed: boolean;
}

type Started<Id> = Result<StartedExecution<Id>, ServiceError>;

async function replay<Id extends CookExecutionId | SpellCastId>(
  context: LedgerContext,
  request: IdempotentRequest | undefined,
): Promise<Started<Id> | undefined> {
  const known = await findReplay(context, request);
  if (known === undefined || !known.ok) return known;
  return 'executionId' in known.value
    ? success({ id: known.value.executionId as Id, replayed: true })
    : serviceError('idempotency-key-reused', 'This Idempotency-Key made a generation before. Use a new key.');
}

/** Writes an execution with the caller's key; a repeat that was faster wins. */
async function persist<Id extends CookExecutionId | SpellCastId>(
  context: LedgerContext,
  request: IdempotentRequest | undefined,
  id: Id,
  insert: (session: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<void>,
): Promise<Started<Id>> {
  const { database, clock } = context;
  try {
    await inTransaction(database, async (session) => {
      await insert(session);
      if (request) {
        await keepIdempotencyKey(
          database,
          { ...request, made: { executionId: id }, createdAt: clock.now() },
          session,
        );
      }
    });
  } catch (error) {
    const raced = isDuplicateKey(error) ? await replay<Id>(context, request) : undefined;
    if (raced === undefined) throw error;
    return raced;
  }
  return success({ id, replayed: false });
}

function unstorable(metadata: unknown) {
  return canBeStored(metadata)
    ? undefined
    : serviceError('invalid-input', 'The request cannot be stored as it is.', [
        { path: 'metadata', message: UNSTORABLE },
      ]);
}

/** How the ledger makes the pieces, fixed at the start; nothing where another service makes them. */
async function planOf(
  context: LedgerContext,
  input: StartCookExecutionInput,
  id: CookExecutionId,
): Promise<Result<CookExecution['plan'], ServiceError>> {
  const { cookId, executedBy, seed = id, concurrency = DEFAULT_CONCURRENCY, firstIndex = 0 } = input;
  const { usd, points } = input.budget ?? {};
  if (cookId === undefined) return success(undefined);
  const definition = await loadCook(context, cookId);
  if (!definition.ok) return definition;
  if (executedBy === 'caller') return success(undefined);
  const { work, targetSize } = definition.value;
  const spell = work.kind === 'spell' ? await loadSpell(context, work.spellId) : undefined;
  if (spell && !spell.ok) return spell;
  if (firstIndex >= targetSize) {
    const message = `the cook has ${targetSize} pieces, the last of which is ${targetSize - 1}`;
    return serviceError('invalid-input', 'There is no piece to begin at.', [{ path: 'firstIndex', message }]);
  }
  return success({
    definition: definition.value,
    ...(spell && { spell: spell.value }),
    seed,
    firstIndex,
    targetSize,
    concurrency,
    budget: { ...(usd !== undefined && { usd }), ...(points !== undefined && { points }) },
    nextIndex: firstIndex,
    again: [],
    lost: [],
    ended: [],
  });
}

/**
 * Starts a cook execution: durable, and looked after from now on; or takes in one that another service carries out.
 * @param idempotencyKey the caller's key, already made unique to the caller; a repeat within 24 h gives the same execution
 */
export async function startCookExecution(
  context: LedgerContext,
  input: StartCookExecutionInput,
  idempotencyKey?: string,
): Promise<Started<CookExecutionId>> {
  const request = idempotentRequest(idempotencyKey, input);
  const known = await replay<CookExecutionId>(context, request);
  if (known) return known;
  const refused = unstorable(input.metadata);
  if (refused) return refused;
  const id = newCookExecutionId();
  const plan = await planOf(context, input, id);
  if (!plan.ok) return plan;
  const basis = newBasis(context, input);
  if (!basis.ok) return basis;
  const execution: CookExecution = {
    id,
    ...basis.value,
    ...(input.cookId && { cookId: input.cookId }),
    ...(plan.value && { plan: plan.value }),
  };
  const more = { dueAt: context.clock.now(), metadata: input.metadata };
  return persist(context, request, id, (session) =>
    insertCookExecution(context.database, execution, more, session),
  );
}

/** Why a reported cast cannot make a piece of a cook execution; nothing where it can. */
async function refuseCook(context: LedgerContext, id: CookExecutionId | undefined) {
  if (id === undefined) return;
  const cook = await findCookExecution(context.database, id);
  if (cook === undefined) return serviceError('unknown-parent', 'There is no such cook execution.');
  if (cook.plan) {
    return serviceError(
      'executed-here',
      'The ledger makes the pieces of this cook execution itself: report none.',
    );
  }
  return hasEnded(cook.status)
    ? serviceError(
        'already-ended',
        `The cook execution has ended as ${cook.status}: it takes no more pieces.`,
      )
    : undefined;
}

/** The spell and its inputs as they are at the start; nothing where another service carries the cast out. */
async function castPlanOf(
  context: LedgerContext,
  { spellId, executedBy, inputs = {} }: StartSpellCastInput,
): Promise<Result<SpellCast['plan'], ServiceError>> {
  if (spellId === undefined) return success(undefined);
  const definition = await loadSpell(context, spellId);
  if (!definition.ok) return definition;
  if (executedBy === 'caller') return success(undefined);
  const checked = await checkCast(context, definition.value, inputs);
  return checked.ok
    ? success({ definition: definition.value, inputs: checked.value })
    : serviceError('invalid-input', 'The inputs do not fit the spell.', checked.error);
}

/**
 * Casts a spell: durable, and looked after from now on; or takes in a cast that another service carries out.
 * @param idempotencyKey the caller's key, already made unique to the caller; a repeat within 24 h gives the same cast
 */
export async function startSpellCast(
  context: LedgerContext,
  input: StartSpellCastInput,
  idempotencyKey?: string,
): Promise<Started<SpellCastId>> {
  const { database, clock } = context;
  const request = idempotentRequest(idempotencyKey, input);
  const known = await replay<SpellCastId>(context, request);
  if (known) return known;
  const refused = unstorable(input.metadata) ?? (await refuseCook(context, input.cookExecutionId));
  if (refused) return refused;
  const plan = await castPlanOf(context, input);
  if (!plan.ok) return plan;
  const basis = newBasis(context, input);
  if (!basis.ok) return basis;
  const id = newSpellCastId();
  const { cookExecutionId, index } = input;
  const cast: SpellCast = {
    id,
    ...basis.value,
    ...(input.spellId && { spellId: input.spellId }),
    ...(cookExecutionId && { piece: { cookExecutionId, ...(index !== undefined && { index }) } }),
    ...(plan.value && { plan: plan.value }),
  };
  const now = clock.now();
  return persist(context, request, id, async (session) => {
    await insertSpellCasts(database, [cast], { dueAt: now, metadata: input.metadata }, session);
    if (cookExecutionId) {
      await addCastToCook(
        database,
        cookExecutionId,
        { counts: { processing: 1 }, costCount: 0 },
        now,
        session,
      );
    }
  });
}
