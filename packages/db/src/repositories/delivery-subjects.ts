import {
  type DeliverySubject,
  type DeliverySubjectKind,
  deliverySubject,
  SUBJECT_ENDS,
} from '@genledger/domain/delivery';
import type { Collection, Document, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { DeliveryDocument } from '../client/documents.ts';
import { isUnknownIndex } from '../client/failures.ts';
import { toObjectId } from '../mappers/index.ts';

/** Where the subjects of a kind lie, and what their fields are called there. */
export interface SubjectCollection {
  readonly kind: DeliverySubjectKind;
  readonly name: 'generationOutputs' | 'cookExecutions' | 'spellCasts' | 'alerts';
  readonly account: 'accountId' | 'initiatorAccountId';
  readonly requestedAt: 'requestTimestamp' | 'startedAt' | 'firstSeenAt';
  /** The states that end a subject. */
  readonly ends: readonly string[];
}

/** What deliveries read and write of any subject. Executions of the old database have no notification. */
export interface SubjectDocument extends Partial<DeliveryDocument> {
  _id: ObjectId;
  schemaVersion: number;
  status: string;
  legacy?: unknown;
  traceparent?: string;
}

const GENERATIONS: SubjectCollection = {
  kind: 'generation',
  name: 'generationOutputs',
  account: 'accountId',
  requestedAt: 'requestTimestamp',
  ends: SUBJECT_ENDS.generation,
};
const COOK_EXECUTIONS: SubjectCollection = {
  kind: 'cookExecution',
  name: 'cookExecutions',
  account: 'initiatorAccountId',
  requestedAt: 'startedAt',
  ends: SUBJECT_ENDS.cookExecution,
};
const SPELL_CASTS: SubjectCollection = {
  kind: 'spellCast',
  name: 'spellCasts',
  account: 'initiatorAccountId',
  requestedAt: 'startedAt',
  ends: SUBJECT_ENDS.spellCast,
};

const ALERTS: SubjectCollection = {
  kind: 'alert',
  name: 'alerts',
  account: 'accountId',
  requestedAt: 'firstSeenAt',
  ends: SUBJECT_ENDS.alert,
};

/** Everything that is delivered. */
export const SUBJECT_COLLECTIONS: readonly SubjectCollection[] = [
  GENERATIONS,
  COOK_EXECUTIONS,
  SPELL_CASTS,
  ALERTS,
];

/** The collection that subjects lie in. */
export function subjectDocuments(
  database: Database,
  { name }: SubjectCollection,
): Collection<SubjectDocument> {
  return database.db.collection<SubjectDocument>(name);
}

/** The subject that a document is of. */
export function subjectOf({ kind }: Pick<SubjectCollection, 'kind'>, id: ObjectId): DeliverySubject {
  return deliverySubject(kind, id.toHexString());
}

/** Some subjects of one collection. */
export interface SubjectGroup {
  readonly collection: SubjectCollection;
  readonly keys: readonly ObjectId[];
}

/** Subjects by where they lie: only collections that any of them is in. */
export function groupSubjects(subjects: readonly DeliverySubject[]): readonly SubjectGroup[] {
  return SUBJECT_COLLECTIONS.flatMap((collection) => {
    const keys = subjects.filter(({ kind }) => kind === collection.kind).map(({ id }) => toObjectId(id));
    return keys.length === 0 ? [] : [{ collection, keys }];
  });
}

/**
 * Reads all collections in one operation, which an idle notifier repeats for ever.
 * @param stagesOf what is read of each
 * @param stages what is made of all that together
 * @param hint the index by which generations are read; there are few executions and alerts beside them. A database that is being migrated
 *   gets it last, and finds what is due by the migration's own index until then
 */
export async function readSubjects<Read extends Document>(
  database: Database,
  stagesOf: (collection: SubjectCollection) => Document[],
  stages: Document[],
  hint?: Document,
): Promise<Read[]> {
  const others = [COOK_EXECUTIONS, SPELL_CASTS, ALERTS].map((collection) => ({
    $unionWith: { coll: collection.name, pipeline: stagesOf(collection) },
  }));
  const read = (options: { readonly hint?: Document }) =>
    database.generationOutputs
      .aggregate<Read>([...stagesOf(GENERATIONS), ...others, ...stages], options)
      .toArray();
  if (hint === undefined) return read({});
  try {
    return await read({ hint });
  } catch (error) {
    if (isUnknownIndex(error)) return read({});
    throw error;
  }
}
