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

/** The latest audits, newest first. */
export async function listAuditRuns(database: Database, limit: number): Promise<readonly StoredAuditRun[]> {
  const runs = await collectionOf(database).find().sort({ startedAt: -1 }).limit(limit).toArray();
  return runs.map(view);
}
