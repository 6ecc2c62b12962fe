import { inTransaction } from '@genledger/db/client';
import {
  addCastToCook,
  endSpellCast,
  findSpellCast,
  findStepRecords,
  insertGeneration,
  requestCastEnd,
  restSpellCast,
  type StepRecord,
  saveCastLook,
} from '@genledger/db/repositories';
import {
  childStatusOf,
  type EndedExecutionStatus,
  hasEnded,
  isCostKnown,
  openChildren,
  reportedEnd,
  type SpellCast,
} from '@genledger/domain/execution';
import { type GenerationId, type Result, type SpellCastId, success } from '@genledger/domain/kernel';
import type { Artifact } from '@genledger/domain/provider';
import {
  decideCast,
  parseSpellDefinition,
  type SpellDefinition,
  type StepStart,
  type StepState,
} from '@genledger/domain/spell';
import type { LedgerContext } from '../context.ts';
import type { ServiceError } from '../errors.ts';
import type { PreparedGeneration } from '../generation/prepare-generation.ts';
import { prepareChild } from './children.ts';
import { endOf, type LookedAt, NOTHING_TO_DO, type Session } from './look.ts';

interface Ending {
  readonly status: EndedExecutionStatus;
  readonly reason?: string;
}

/** Ends a cast, and counts it as an ended piece of its cook execution where it makes one. */
async function end(context: LedgerContext, cast: SpellCast, ending: Ending, session: Session): Promise<void> {
  const { database, clock } = context;
  const { id, piece, spending } = cast;
  const now = clock.now();
  await endSpellCast(
    database,
    id,
    endOf(cast, ending, piece === undefined || cast.notification.announce, now),
    session,
  );
  if (piece === undefined) return;
  const { counts, costCount } = spending;
  const change = {
    counts: { processing: -1, [childStatusOf(ending.status)]: 1 },
    // The cost of a piece is known where that of every step is.
    costCount: isCostKnown(counts, costCount) ? 1 : 0,
    ended: id,
  };
  await addCastToCook(database, piece.cookExecutionId, change, now, session);
}

function failureOf({ error, statusReason }: StepRecord): string {
  return error?.message ?? statusReason ?? 'the provider gave no reason';
}

function stateOf(record: StepRecord): StepState {
  const { attempt: attempts, artifacts, responsePayload } = record;
  switch (record.status) {
    case 'pending':
    case 'processing':
      return { state: 'open', attempts };
    case 'success':
      return {
        state: 'success',
        attempts,
        output: { artifacts: artifacts as readonly Artifact[], responsePayload },
      };
    case 'failed':
      return { state: 'failed', attempts, reason: failureOf(record) };
    case 'cancelled':
      return { state: 'cancelled' };
  }
}

/** The attempt that counts of each step: one that succeeded, else the newest. */
function newestBySteps(records: readonly StepRecord[]): ReadonlyMap<number, StepRecord> {
  const newest = new Map<number, StepRecord>();
  for (const record of records) {
    const known = newest.get(record.stepIndex);
    if (known?.status === 'success') continue;
    if (known === undefined || record.status === 'success' || record.attempt > known.attempt) {
      newest.set(record.stepIndex, record);
    }
  }
  return newest;
}

async function prepareSteps(
  context: LedgerContext,
  cast: SpellCast,
  starts: readonly StepStart[],
): Promise<Result<readonly PreparedGeneration[], ServiceError>> {
  const prepared: PreparedGeneration[] = [];
  for (const { stepIndex, attempt, toolId, inputs } of starts) {
    const place = { index: stepIndex, replacement: 0, attempt };
    const child = { parent: { spellCastId: cast.id }, place, toolId, inputs };
    const generation = await prepareChild(context, cast, child);
    if (!generation.ok) return generation;
    prepared.push(generation.value);
  }
  return success(prepared);
}

/** How a cast ends that was to end: for a reason of ours it has failed, on request it is cancelled. */
function endingOf(cast: SpellCast, decided: Ending): Ending {
  const { status, statusReason } = cast;
  return status === 'stopping' && statusReason !== undefined && decided.status === 'cancelled'
    ? { status: 'failed', reason: statusReason }
    : decided;
}

async function lookAtOwn(
  context: LedgerContext,
  cast: SpellCast,
  {
    definition,
    inputs,
  }: { readonly definition: SpellDefinition; readonly inputs: Readonly<Record<string, unknown>> },
  session: Session,
): Promise<LookedAt> {
  const { database, clock } = context;
  const records = await findStepRecords(database, cast.id, session);
  const newest = newestBySteps(records);
  const states = definition.steps.map((_, index): StepState => {
    const record = newest.get(index);
    return record ? stateOf(record) : { state: 'absent' };
  });
  const decision = decideCast(definition, inputs, states, { cancelRequested: cast.status === 'stopping' });
  if (decision.end && openChildren(cast.spending.counts) === 0) {
    await end(context, cast, endingOf(cast, decision.end), session);
    return NOTHING_TO_DO;
  }
  const prepared = await prepareSteps(context, cast, decision.start);
  if (!prepared.ok) {
    await requestCastEnd(database, cast.id, prepared.error.message, clock.now(), session);
    return NOTHING_TO_DO;
  }
  for (const { record, open } of prepared.value) await insertGeneration(database, record, open, session);
  const made = prepared.value.map(({ record }) => record.generation.basis.id);
  await saveCastLook(database, cast.id, made, session);
  return { submit: made, cancelGenerations: runningOf(records, decision), cancelCasts: [] };
}

/** Attempts that are to be cancelled: of steps that are no longer wanted, and of steps that have succeeded by another attempt. */
function runningOf(
  records: readonly StepRecord[],
  { cancel, end }: ReturnType<typeof decideCast>,
): readonly GenerationId[] {
  const open = records.filter(({ status }) => status === 'pending' || status === 'processing');
  const done = new Set(records.flatMap(({ status, stepIndex }) => (status === 'success' ? stepIndex : [])));
  const unwanted = ({ stepIndex }: StepRecord) =>
    end !== undefined || cancel.includes(stepIndex) || done.has(stepIndex);
  return open.filter(unwanted).map(({ id }) => id);
}

async function lookAtReported(context: LedgerContext, cast: SpellCast, session: Session): Promise<void> {
  const { status, spending, expectedChildren } = cast;
  const ending = reportedEnd('cast', spending.counts, expectedChildren, status);
  if (ending) await end(context, cast, ending, session);
  else await restSpellCast(context.database, cast.id, session);
}

/** Looks at a cast: starts the steps whose inputs are there, cancels what is in vain, ends it. All in one transaction. */
export async function lookAfterCast(context: LedgerContext, id: SpellCastId): Promise<LookedAt> {
  return inTransaction(context.database, async (session) => {
    const cast = await findSpellCast(context.database, id, session);
    if (cast === undefined) return NOTHING_TO_DO;
    if (hasEnded(cast.status)) {
      await restSpellCast(context.database, id, session);
      return NOTHING_TO_DO;
    }
    if (cast.plan === undefined) {
      await lookAtReported(context, cast, session);
      return NOTHING_TO_DO;
    }
    const definition = parseSpellDefinition(cast.plan.definition);
    if (definition.ok) {
      const { inputs } = cast.plan;
      return lookAtOwn(context, cast, { definition: definition.value, inputs }, session);
    }
    await end(context, cast, { status: 'failed', reason: 'its spell cannot be read any more' }, session);
    return NOTHING_TO_DO;
  });
}
