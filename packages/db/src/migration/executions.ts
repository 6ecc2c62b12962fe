import { fieldAt, type LegacyDocument, objectIdText } from '@genledger/domain/legacy';
import { type Decisions, type UpgradedExecution, upgradeExecution } from '@genledger/domain/migration';
import {
  type AnyBulkWriteOperation,
  type ClientSession,
  type Db,
  Decimal128,
  type Document,
  Long,
  ObjectId,
} from 'mongodb';
import { toStorable } from '../mappers/index.ts';
import { documentOf, idOf, restorable } from './document-bytes.ts';
import { keepOriginal, MIGRATION, type Original, type Sealing, sha256 } from './original.ts';
import { decisionsOf, noteUndecided, release, type StoredFinding } from './quarantine.ts';

/** Where executions of one kind come from, and go to. */
export interface ExecutionKind {
  readonly from: 'cooks' | 'casts';
  readonly to: 'cookExecutions' | 'spellCasts';
  readonly listField: 'generationIds' | 'stepGenerationIds';
  readonly definitionField: 'cookId' | 'spellId';
}

export const EXECUTION_KINDS: readonly ExecutionKind[] = [
  { from: 'cooks', to: 'cookExecutions', listField: 'generationIds', definitionField: 'cookId' },
  { from: 'casts', to: 'spellCasts', listField: 'stepGenerationIds', definitionField: 'spellId' },
];

const NO_COUNTS = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };
/** Fields of old executions that have a place of their own. */
const PLACED = [
  '_id',
  'initiatorAccountId',
  'status',
  'startedAt',
  'updatedAt',
  'completedAt',
  'failureReason',
];

function listOf(document: LegacyDocument, field: string): readonly ObjectId[] {
  const list = fieldAt(document, field);
  const ids = Array.isArray(list) ? list.flatMap((item) => objectIdText(item) ?? []) : [];
  return [...new Set(ids)].map((id) => ObjectId.createFromHexString(id));
}

/** The spell of a cast is named by it; the definition of an old cook run has its id, since its parameters lie in the run. */
function definitionOf(document: LegacyDocument, { from }: ExecutionKind): string | undefined {
  return objectIdText(fieldAt(document, from === 'cooks' ? '_id' : 'spellId'));
}

/** What an execution takes from its old document, and takes again where that has changed since. */
function ownFields(
  execution: UpgradedExecution,
  document: LegacyDocument,
  kind: ExecutionKind,
  original: Original,
  decisions: Decisions | undefined,
): Document {
  const cook = decisions?.cookExecutionId ?? execution.cookExecutionId;
  const unplaced = Object.entries(document).filter(([name]) => !PLACED.includes(name));
  return {
    schemaVersion: 2,
    ...(execution.definitionId !== undefined && {
      [kind.definitionField]: new ObjectId(execution.definitionId),
    }),
    ...(cook !== undefined && kind.to === 'spellCasts' && { cookExecutionId: new ObjectId(cook) }),
    initiatorAccountId: execution.initiatorAccountId,
    environment: execution.environment,
    status: execution.status,
    startedAt: execution.startedAt,
    ...(execution.completedAt && { completedAt: execution.completedAt }),
    ...(execution.failureReason !== undefined &&
      kind.to === 'spellCasts' && { failureReason: execution.failureReason }),
    metadata: toStorable(Object.fromEntries(unplaced)),
    legacy: {
      ...original,
      collection: kind.from,
      listed: listOf(document, kind.listField),
      ...(decisions && { decisions }),
    },
  };
}

/** What making executions needs beside the database. */
export interface ExecutionRules {
  /** Stamped on those that name none. */
  readonly environment: string;
  readonly sealing?: Sealing;
}

/** What is there of executions that have the ids of old documents: made by an earlier pass, or by the ledger itself. */
interface Present {
  /** Of the old document that it was made of; absent where the ledger made it. */
  readonly sha256?: string;
  /** What people had decided when it was made. */
  readonly decisions?: Decisions;
}

async function presentOf(
  db: Db,
  kind: ExecutionKind,
  ids: readonly unknown[],
  session: ClientSession,
): Promise<ReadonlyMap<string, Present>> {
  const found = await db
    .collection(kind.to)
    .find({ _id: { $in: [...ids] } } as Document, {
      projection: { 'legacy.migration': 1, 'legacy.sha256': 1, 'legacy.decisions': 1 },
      batchSize: ids.length + 1,
      session,
    })
    .toArray();
  return new Map(
    found.map(({ _id, legacy }) => [
      String(_id),
      {
        ...(legacy?.migration === MIGRATION && { sha256: String(legacy.sha256) }),
        ...(legacy?.decisions && { decisions: legacy.decisions as Decisions }),
      },
    ]),
  );
}

/** An execution that was made of an old document. */
interface MadeExecution {
  readonly id: ObjectId;
  readonly sha256: string;
  readonly fields: Document;
  readonly list: readonly ObjectId[];
}

function upgradeOne(
  bytes: Buffer,
  kind: ExecutionKind,
  rules: ExecutionRules,
  decisions: Decisions | undefined,
): {
  readonly documentId: unknown;
  readonly findings: readonly StoredFinding[];
  readonly made?: MadeExecution;
} {
  const document = documentOf(bytes);
  const documentId = document['_id'];
  if (restorable(bytes, document) === undefined) {
    return { documentId, findings: [{ field: 'document', reason: 'not-restorable', candidates: [] }] };
  }
  const context = { environment: rules.environment, ...(decisions && { decisions }) };
  const upgrade = upgradeExecution(document, definitionOf(document, kind), context);
  if (upgrade.kind === 'quarantined') return { documentId, findings: upgrade.findings };
  const original = keepOriginal(bytes, document, rules.sealing);
  const made = {
    id: new ObjectId(upgrade.execution.id),
    sha256: original.sha256,
    fields: ownFields(upgrade.execution, document, kind, original, decisions),
    list: listOf(document, kind.listField),
  };
  return { documentId, findings: [], made };
}

/** How an execution is written: a new one whole, one that is there with what has changed in its old document. */
function writesOf(
  { id, sha256, fields, list }: MadeExecution,
  present: Present | undefined,
): readonly AnyBulkWriteOperation<Document>[] {
  if (present !== undefined) {
    if (present.sha256 === undefined || present.sha256 === sha256) return [];
    return [{ updateOne: { filter: { _id: id }, update: { $set: fields } } }];
  }
  const sums = {
    generationIds: list,
    counts: NO_COUNTS,
    costUsd: Decimal128.fromString('0'),
    costCount: 0,
    pointsSpent: Long.ZERO,
  };
  return [{ insertOne: { document: { _id: id, ...fields, ...sums } } }];
}

/**
 * Makes executions of old cook runs or casts, with their ids. One that exists already takes over what has changed in its old document;
 * its list and its sums come from its children later. One that was made of this very document is left as it is.
 */
export async function writeExecutions(
  db: Db,
  batch: readonly Buffer[],
  kind: ExecutionKind,
  rules: ExecutionRules,
  now: Date,
  session: ClientSession,
): Promise<{ readonly upgraded: number; readonly quarantined: number; readonly made: readonly ObjectId[] }> {
  const all = batch.map((bytes) => ({ bytes, id: idOf(bytes) }));
  const ids = all.map(({ id }) => id);
  const present = await presentOf(db, kind, ids, session);
  const decided = await decisionsOf(db, kind.from, ids, session);
  const unchanged = new Set(all.filter(({ bytes, id }) => present.get(String(id))?.sha256 === sha256(bytes)));
  const results = all.flatMap((document) => {
    if (unchanged.has(document)) return [];
    const id = String(document.id);
    return [upgradeOne(document.bytes, kind, rules, decided.get(id) ?? present.get(id)?.decisions)];
  });
  const made = results.flatMap((result) => result.made ?? []);
  const operations = made.flatMap((execution) =>
    writesOf(execution, present.get(execution.id.toHexString())),
  );
  let upgraded = 0;
  if (operations.length > 0) {
    const outcome = await db.collection(kind.to).bulkWrite(operations, { ordered: true, session });
    upgraded = outcome.insertedCount + outcome.modifiedCount;
  }
  const undecided = results.filter(({ findings }) => findings.length > 0);
  await noteUndecided(db, kind.from, undecided, now, session);
  const madeIds = [...Array.from(unchanged, ({ id }) => id as ObjectId), ...made.map(({ id }) => id)];
  await release(db, kind.from, madeIds, session);
  return { upgraded, quarantined: undecided.length, made: madeIds };
}
