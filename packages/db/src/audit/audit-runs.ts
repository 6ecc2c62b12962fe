import { type Collection, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';

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

/** Where the next page of audits begins. */
export interface AuditRunPosition {
  readonly startedAt: Date;
  readonly id: string;
}

const collectionOf = ({ db }: Database): Collection<AuditRunDocument> => db.collection('auditRuns');

function view({ _id, ...run }: AuditRunDocument): StoredAuditRun {
  return { id: _id.toHexString(), ...run };
}

/** Keeps an audit. */
export async function insertAuditRun(
  database: Database,
  run: Omit<StoredAuditRun, 'id'>,
): Promise<StoredAuditRun> {
  const document: AuditRunDocument = { _id: new ObjectId(), ...run, environments: [...run.environments] };
  await collectionOf(database).insertOne(document);
  return view(document);
}

/** Audits, newest first, without their reports. */
export async function listAuditRuns(
  database: Database,
  after: AuditRunPosition | undefined,
  limit: number,
): Promise<readonly StoredAuditRun[]> {
  const filter = after && {
    $or: [
      { startedAt: { $lt: after.startedAt } },
      { startedAt: after.startedAt, _id: { $lt: ObjectId.createFromHexString(after.id) } },
    ],
  };
  const found = await collectionOf(database)
    .find(filter ?? {}, { projection: { report: 0 } })
    .sort({ startedAt: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map(view);
}

/** One audit with its report. */
export async function findAuditRun(database: Database, id: string): Promise<StoredAuditRun | undefined> {
  const found = await collectionOf(database).findOne({ _id: ObjectId.createFromHexString(id) });
  return found === null ? undefined : view(found);
}
