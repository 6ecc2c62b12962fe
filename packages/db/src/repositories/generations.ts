import {
  type Generation,
  type HistoryEntry,
  SCHEMA_VERSION,
  type Submission,
} from '@genledger/domain/generation';
import type { GenerationId, ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import type { ClientSession, Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import {
  changingFields,
  DECISION_PROJECTION,
  type DecisionDocument,
  fromObjectId,
  generationFromDocument,
  generationToDocument,
  historyToDocument,
  type OpenFields,
  toObjectId,
} from '../mappers/index.ts';

/** A generation with the time at which the reconciler is to look at it. */
export interface GenerationChange {
  readonly before: Generation;
  readonly after: Generation;
  /** What is added to the history, oldest first. */
  readonly entries: readonly HistoryEntry[];
  /** Absent once nothing is left to look after. */
  readonly reconcileAt?: Date;
}

/** Adds a new generation. A second one for the same provider run is a duplicate key. */
export async function insertGeneration(
  database: Database,
  created: { readonly generation: Generation; readonly entry: HistoryEntry; readonly reconcileAt: Date },
  open: OpenFields,
  session?: ClientSession,
): Promise<void> {
  const document = {
    ...generationToDocument(created.generation, created.entry, open),
    reconcileAt: created.reconcileAt,
  };
  await database.generationOutputs.insertOne(document, session ? { session } : {});
}

/** The generation with an id, as the rules read it. */
export async function findGeneration(database: Database, id: GenerationId): Promise<Generation | undefined> {
  const [found] = await findGenerations(database, { _id: toObjectId(id) });
  return found;
}

/** The generation of a provider's run. */
export async function findGenerationOfRun(
  database: Database,
  provider: ProviderName,
  providerRunId: ProviderRunId,
): Promise<Generation | undefined> {
  const [found] = await findGenerations(database, { provider, providerRunId });
  return found;
}

/** A run, as its provider names it. */
export interface ProviderRun {
  readonly provider: ProviderName;
  readonly providerRunId: ProviderRunId;
}

function byProvider(runs: readonly ProviderRun[]): ReadonlyMap<ProviderName, ProviderRunId[]> {
  const grouped = new Map<ProviderName, ProviderRunId[]>();
  for (const { provider, providerRunId } of runs) {
    const known = grouped.get(provider);
    if (known) known.push(providerRunId);
    else grouped.set(provider, [providerRunId]);
  }
  return grouped;
}

/** Every generation of a list of ids or of runs, in one query. */
export async function findGenerationsByKeys(
  database: Database,
  ids: readonly GenerationId[],
  runs: readonly ProviderRun[],
): Promise<readonly Generation[]> {
  const branches: Filter<GenerationDocument>[] = [];
  if (ids.length > 0) branches.push({ _id: { $in: ids.map(toObjectId) } });
  for (const [provider, runIds] of byProvider(runs))
    branches.push({ provider, providerRunId: { $in: runIds } });
  if (branches.length === 0) return [];
  return findGenerations(database, branches.length === 1 && branches[0] ? branches[0] : { $or: branches });
}

/** What a migration has yet to decide of is no generation: its quarantine has it. */
async function findGenerations(
  database: Database,
  filter: Filter<GenerationDocument>,
): Promise<readonly Generation[]> {
  const documents = await database.generationOutputs
    .find({ ...filter, schemaVersion: SCHEMA_VERSION })
    .project<DecisionDocument>(DECISION_PROJECTION)
    .toArray();
  return documents.map(generationFromDocument);
}

/** Generations that need attention by a time, longest due first. Each is read when its turn comes, since it may change until then. */
export async function findGenerationsDue(
  database: Database,
  by: Date,
  limit: number,
): Promise<readonly GenerationId[]> {
  const documents = await database.generationOutputs
    .find({ reconcileAt: { $lte: by } })
    .sort({ reconcileAt: 1 })
    .limit(limit)
    .project<{ _id: ObjectId }>({ _id: 1 })
    .toArray();
  return documents.map(({ _id }) => fromObjectId<GenerationId>(_id));
}

/**
 * Puts off, or brings forward, the time at which the reconciler looks at a generation; at one that has ended it looks no more, unless
 * its cost is not known.
 */
export async function scheduleReconciliation(database: Database, id: GenerationId, at: Date): Promise<void> {
  const isOpen = { $in: ['$status', ['pending', 'processing']] };
  const isUnbilled = { $in: ['cost-unknown', '$flags'] };
  await database.generationOutputs.updateOne({ _id: toObjectId(id) }, [
    { $set: { reconcileAt: { $cond: [{ $or: [isOpen, isUnbilled] }, at, '$$REMOVE'] } } },
  ]);
}

/** Lets the reconciler look at a generation no more. */
export async function endReconciliation(database: Database, id: GenerationId): Promise<void> {
  await database.generationOutputs.updateOne({ _id: toObjectId(id) }, { $unset: { reconcileAt: '' } });
}

/** The write that carries a change out: it holds only on the revision that the change was computed from. */
function generationUpdate(change: GenerationChange, recordedAt: Date) {
  const { before, after } = change;
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  const put = (key: string, value: unknown) => {
    if (value === undefined) unset[key] = '';
    else set[key] = value;
  };
  for (const [key, value] of Object.entries(changingFields(after))) put(key, value);
  put('reconcileAt', change.reconcileAt);
  // The notifier owns these fields between completions, so they are written only where the state machine moved them.
  const dueMoved = before.nextDeliveryAt?.getTime() !== after.nextDeliveryAt?.getTime();
  if (before.deliveryStatus !== after.deliveryStatus || dueMoved) {
    put('deliveryStatus', after.deliveryStatus);
    put('nextDeliveryAt', after.nextDeliveryAt);
    put('deliveryAttempts', 0);
    put('deliveryTimestamp', undefined);
    put('deliveryError', undefined);
    put('deliveryStartedAt', undefined);
    put('deliveryHold', undefined);
  }
  return {
    filter: { _id: toObjectId(before.basis.id), revision: before.revision },
    update: {
      $set: set,
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
      ...(change.entries.length > 0 && {
        $push: { history: { $each: change.entries.map((entry) => historyToDocument(entry, recordedAt)) } },
      }),
    },
  };
}

/**
 * Carries changes out, each by compare-and-set.
 * @returns how many found the revision they were computed from; fewer than given means that somebody was faster
 */
export async function updateGenerations(
  database: Database,
  changes: readonly GenerationChange[],
  recordedAt: Date,
  session: ClientSession,
): Promise<number> {
  if (changes.length === 0) return 0;
  const result = await database.generationOutputs.bulkWrite(
    changes.map((change) => ({ updateOne: generationUpdate(change, recordedAt) as never })),
    { ordered: false, session },
  );
  return result.matchedCount;
}

/**
 * Moves a generation's submission on, if it still stands where the caller saw it and no other lease holds it.
 * @param reconcileAt when to look after it next; never, where it has ended
 * @returns whether this caller won
 */
export async function moveSubmission(
  database: Database,
  id: GenerationId,
  from: Submission,
  to: Submission,
  reconcileAt: Date | undefined,
): Promise<boolean> {
  const result = await database.generationOutputs.updateOne(
    {
      _id: toObjectId(id),
      'submission.state': from.state,
      'submission.attempts': from.attempts,
      ...(from.leaseOwner === undefined
        ? { 'submission.leaseOwner': { $exists: false } }
        : { 'submission.leaseOwner': from.leaseOwner }),
    },
    {
      $set: { submission: to, ...(reconcileAt && { reconcileAt }) },
      $inc: { revision: 1 },
      ...(!reconcileAt && { $unset: { reconcileAt: '' } }),
    },
  );
  return result.matchedCount === 1;
}

/**
 * Gives a generation its run, if it has none yet.
 * @returns whether it had none
 * @throws a duplicate key where another generation has this run
 */
export async function assignRun(
  database: Database,
  id: GenerationId,
  run: ProviderRun,
  submission: Submission,
  reconcileAt: Date | undefined,
): Promise<boolean> {
  const result = await database.generationOutputs.updateOne(
    { _id: toObjectId(id), providerRunId: { $exists: false } },
    {
      $set: { ...run, submission, ...(reconcileAt && { reconcileAt }) },
      $inc: { revision: 1 },
    },
  );
  return result.matchedCount === 1;
}
