import type { CookExecutionId, SpellCastId } from '@genledger/domain/kernel';
import type { Collection, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { ExecutionDocument } from '../client/documents.ts';
import { fromObjectId } from '../mappers/index.ts';
import { type ChangeWatch, watchChanges } from './change-watch.ts';

/** An execution that is due to be looked after. */
export type DueExecution =
  | { readonly kind: 'cook'; readonly id: CookExecutionId }
  | { readonly kind: 'cast'; readonly id: SpellCastId };

async function claimIn<Document extends ExecutionDocument>(
  collection: Collection<Document>,
  now: Date,
  until: Date,
): Promise<ObjectId | undefined> {
  const claimed = await (collection as unknown as Collection<ExecutionDocument>).findOneAndUpdate(
    { dueAt: { $lte: now } },
    { $set: { dueAt: until } },
    { sort: { dueAt: 1 }, projection: { _id: 1 } },
  );
  return claimed?._id;
}

/**
 * Takes up the execution that is due longest. Until the lease ends nobody else takes it up, unless something happens in it; where two
 * look at one, the second finds what the first has written.
 */
export async function claimExecution(
  database: Database,
  now: Date,
  until: Date,
): Promise<DueExecution | undefined> {
  // Casts first: they end what cook executions wait for.
  const cast = await claimIn(database.spellCasts, now, until);
  if (cast) return { kind: 'cast', id: fromObjectId<SpellCastId>(cast) };
  const cook = await claimIn(database.cookExecutions, now, until);
  return cook && { kind: 'cook', id: fromObjectId<CookExecutionId>(cook) };
}

const DUE = [
  {
    $match: {
      $or: [
        { operationType: 'insert', 'fullDocument.dueAt': { $exists: true } },
        { operationType: 'update', 'updateDescription.updatedFields.dueAt': { $exists: true } },
      ],
    },
  },
  { $project: { _id: 1, operationType: 1, 'updateDescription.updatedFields.dueAt': 1 } },
];

/** Calls back whenever an execution may have become due, and each time that changes may have been missed. */
export function watchExecutions(database: Database, onDue: () => void): ChangeWatch {
  const watches = [database.cookExecutions, database.spellCasts].map((collection) =>
    watchChanges(() => (collection as unknown as Collection<ExecutionDocument>).watch(DUE), onDue, onDue),
  );
  return {
    async close() {
      await Promise.all(watches.map((watch) => watch.close()));
    },
  };
}
