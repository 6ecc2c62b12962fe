import { type Collection, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { beyond, type ListPosition } from '../filter/index.ts';

interface AuditRunDocument {
  _id: ObjectId;
  startedAt: Date;
  finishedAt?: Date;
  environments: string[];
  /** Absent where it could not be told. */
  holds?: boolean;
  report?: unknown;
}

/** An audit as the ledger keeps it. */
export interface StoredAuditRun {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly environments: readonly string[];
  readonly holds?: boolean;
  readonly report?: unknown;
}

const collectionOf = ({ db }: Database): Collection<AuditRunDocument> => db.collection('auditRuns');

function view({ _id, ...run }: AuditRunDocument): StoredAuditRun {
  return { id: _id.toHexString(), ...run };
}

/** Keeps an audit that has ended, or one that has just begun. */
export async function insertAuditRun(
  database: Database,
  run: Omit<StoredAuditRun, 'id'>,
): Promise<StoredAuditRun> {
  const document: AuditRunDocument = { _id: new ObjectId(), ...run, environments: [...run.environments] };
  await collectionOf(database).insertOne(document);
  return view(document);
}

/** Keeps what an audit that had begun came to. */
export async function finishAuditRun(
  database: Database,
  {
    id,
    ...outcome
  }: Required<Pick<StoredAuditRun, 'id' | 'finishedAt'>> & Pick<StoredAuditRun, 'holds' | 'report'>,
): Promise<void> {
  await collectionOf(database).updateOne({ _id: ObjectId.createFromHexString(id) }, { $set: outcome });
}

/** The latest audits, newest first, behind a place where one is given. */
export async function listAuditRuns(
  database: Database,
  limit: number,
  after?: ListPosition,
): Promise<readonly StoredAuditRun[]> {
  const runs = await collectionOf(database)
    .find(beyond({ time: 'startedAt' }, after))
    .sort({ startedAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return runs.map(view);
}

/** An audit by its id. */
export async function findAuditRun(database: Database, id: string): Promise<StoredAuditRun | undefined> {
  const found = await collectionOf(database).findOne({ _id: ObjectId.createFromHexString(id) });
  return found ? view(found) : undefined;
}
