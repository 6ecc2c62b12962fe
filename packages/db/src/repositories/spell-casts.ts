import type { SpellCast } from '@genledger/domain/execution';
import type { GenerationId, SpellCastId } from '@genledger/domain/kernel';
import { type ClientSession, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument, SpellCastDocument } from '../client/documents.ts';
import { fromObjectId, spellCastFromDocument, spellCastToDocument, toObjectId } from '../mappers/index.ts';
import { type ExecutionEnd, endFields } from './cook-executions.ts';

/** A new id of this ledger. */
export function newSpellCastId(): SpellCastId {
  return new ObjectId().toHexString() as SpellCastId;
}

/** Adds new casts, which are looked after from `dueAt` on. */
export async function insertSpellCasts(
  database: Database,
  casts: readonly SpellCast[],
  more: { readonly dueAt: Date; readonly metadata?: unknown },
  session: ClientSession,
): Promise<void> {
  if (casts.length === 0) return;
  await database.spellCasts.insertMany(
    casts.map((cast) => ({ ...spellCastToDocument(cast, more.metadata), dueAt: more.dueAt })),
    { session },
  );
}

/** A cast as the rules read it. */
export async function findSpellCast(
  database: Database,
  id: SpellCastId,
  session?: ClientSession,
): Promise<SpellCast | undefined> {
  const found = await database.spellCasts.findOne(
    { _id: toObjectId(id) },
    { projection: { generationIds: 0, legacy: 0, metadata: 0 }, ...(session && { session }) },
  );
  return found ? spellCastFromDocument(found) : undefined;
}

/** What an attempt of a step has come to. */
export type StepRecord = Pick<
  GenerationDocument,
  'status' | 'statusReason' | 'error' | 'artifacts' | 'responsePayload'
> & {
  readonly id: GenerationId;
  readonly stepIndex: number;
  readonly attempt: number;
};

/** Every attempt of every step that the ledger made for a cast. */
export async function findStepRecords(
  database: Database,
  id: SpellCastId,
  session: ClientSession,
): Promise<readonly StepRecord[]> {
  const documents = await database.generationOutputs
    .find(
      { kind: 'spellStep', spellCastId: toObjectId(id), attempt: { $exists: true } },
      {
        session,
        projection: {
          stepIndex: 1,
          attempt: 1,
          status: 1,
          statusReason: 1,
          error: 1,
          artifacts: 1,
          responsePayload: 1,
        },
      },
    )
    .toArray();
  return documents.flatMap(({ _id, stepIndex, attempt, ...fields }) =>
    stepIndex === undefined || attempt === undefined
      ? []
      : [{ ...fields, id: fromObjectId<GenerationId>(_id), stepIndex, attempt }],
  );
}

/** Writes which steps a look at a cast started, in the transaction that read it. */
export async function saveCastLook(
  database: Database,
  id: SpellCastId,
  generations: readonly GenerationId[],
  session: ClientSession,
): Promise<void> {
  await database.spellCasts.updateOne(
    { _id: toObjectId(id) },
    {
      $push: { generationIds: { $each: generations.map(toObjectId) } },
      $inc: { 'counts.pending': generations.length },
      $unset: { dueAt: '' },
    },
    { session },
  );
}

/** Looks no more at a cast of which nothing is to be done until something happens in it. */
export async function restSpellCast(
  database: Database,
  id: SpellCastId,
  session: ClientSession,
): Promise<void> {
  await database.spellCasts.updateOne({ _id: toObjectId(id) }, { $unset: { dueAt: '' } }, { session });
}

/** Ends a cast, in the transaction that read it. */
export async function endSpellCast(
  database: Database,
  id: SpellCastId,
  end: ExecutionEnd,
  session: ClientSession,
): Promise<void> {
  await database.spellCasts.updateOne(
    { _id: toObjectId(id) },
    { $set: endFields(end), $unset: { dueAt: '' } },
    { session },
  );
}

/**
 * Asks for the end of a cast that runs.
 * @returns whether it ran
 */
export async function requestCastEnd(
  database: Database,
  id: SpellCastId,
  reason: string | undefined,
  now: Date,
  session?: ClientSession,
): Promise<boolean> {
  const result = await database.spellCasts.updateOne(
    { _id: toObjectId(id), status: { $in: ['running', 'paused'] } },
    { $set: { status: 'stopping', dueAt: now, ...(reason !== undefined && { statusReason: reason }) } },
    session ? { session } : {},
  );
  return result.matchedCount === 1;
}

/** A whole cast, as it is stored. */
export async function findSpellCastRecord(
  database: Database,
  id: SpellCastId,
): Promise<SpellCastDocument | undefined> {
  const found = await database.spellCasts.findOne({ _id: toObjectId(id) }, { projection: { legacy: 0 } });
  return found ?? undefined;
}
