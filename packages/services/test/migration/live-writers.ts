import { type Database, inTransaction } from '@genledger/db/client';
import { toObjectId } from '@genledger/db/mappers';
import { addToParents, addToRollups } from '@genledger/db/repositories';
import { endedGeneration, type TestDatabase } from '@genledger/db/testing';
import { bucketOf, oneIn } from '@genledger/domain/estimate';
import type { GenerationId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import { NO_CONTRIBUTION } from '@genledger/domain/statistics';

type Db = Pick<TestDatabase, 'db'>;

/** Takes some records of version 1 out of a database, to be added later as its writers would. */
export async function takeOut({ db }: Db, oneIn: number) {
  const generations = db.collection('generationOutputs');
  const all = await generations.find({}, { sort: { _id: 1 } }).toArray();
  // Records without a parent, so that nothing else depends on them.
  const alone = all.filter(
    ({ castId, cookId, metadata }, index) =>
      index % oneIn === 1 && (castId ?? cookId ?? metadata?.castId ?? metadata?.cookId) === undefined,
  );
  await generations.deleteMany({ _id: { $in: alone.map(({ _id }) => _id) } });
  return alone;
}

/** A new step that a writer of version 2 adds to a cast. */
export interface NewStep {
  readonly castId: SpellCastId;
  readonly generation: ReturnType<typeof endedGeneration>;
}

const FIRST = Date.UTC(2031, 0, 6);
const COST_USD = '0.010';
const POINTS = 119;

/** New steps for casts of version 1, the same for equal databases. */
export async function newSteps({ db }: Db, count: number): Promise<readonly NewStep[]> {
  const casts = await db
    .collection('casts')
    .find({ status: 'completed' }, { projection: { _id: 1 }, sort: { _id: 1 }, limit: count })
    .toArray();
  return casts.map(({ _id }, index) => {
    const id = toObjectId((index + 1).toString(16).padStart(24, '0') as GenerationId);
    const requestTimestamp = new Date(FIRST + index * 60_000);
    const made = endedGeneration({
      id,
      accountId: 'new',
      spellCastId: _id,
      costUsd: COST_USD,
      requestTimestamp,
    });
    // The only thing about it that is made at random.
    return { castId: String(_id) as SpellCastId, generation: { ...made, evidence: { ends: {} } } };
  });
}

/** Adds a step as the ledger does: with its parent and week, in one transaction. @returns whether the cast is there already */
export async function addStep(database: Database, { castId, generation }: NewStep): Promise<boolean> {
  const parent = { kind: 'spellStep', spellCastId: castId } as const;
  const { _id, toolId, environment, requestTimestamp, durationMs, pointsSpent, protocolNetPoints } =
    generation;
  return inTransaction(database, async (session) => {
    const cast = await database.spellCasts.findOne({ _id: generation['spellCastId'] }, { session });
    if (cast === null) return false;
    await database.db.collection('generationOutputs').insertOne(generation, { session });
    // Some of these casts have ended, and take no child through the ledger's own door.
    const taken = { $push: { generationIds: _id }, $inc: { 'counts.pending': 1 } };
    await database.spellCasts.updateOne({ _id: cast._id }, taken, { session });
    const counts = { pending: -1, success: 1 };
    const sums = { costUsd: COST_USD, costCount: 1, pointsSpent: POINTS };
    await addToParents(database, [{ parent, counts, ...sums, ended: [] }], requestTimestamp, session);
    const change = {
      ...NO_CONTRIBUTION,
      ...sums,
      count: 1,
      succeeded: 1,
      durationMs: Number(durationMs),
      protocolNetPoints: Number(protocolNetPoints),
      durations: oneIn(bucketOf(Number(durationMs))),
    };
    if (Number(pointsSpent) !== POINTS) throw new Error('the points of a step are others');
    const { accountId } = generation;
    const week = { environment, toolId: toolId as ToolId, accountId, requestTimestamp, change };
    await addToRollups(database, [week], 0, session);
    return true;
  });
}
