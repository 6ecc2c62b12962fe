import type { AuditedDocument, ExistingIndex, FieldCensus } from '@genledger/domain/audit';
import { type ClientSession, type Db, type Document, MongoClient, MongoError } from 'mongodb';
import { DocumentWalker } from './document-walker.ts';
import { databaseOf } from './foreign-database.ts';
import { readIndexes } from './read-indexes.ts';
import { type ListedPrice, readPrices } from './read-prices.ts';

/** Which state of the database is read: the primary's, a secondary's, or one moment's for all collections. */
export type AuditRead = 'primary' | 'secondary' | 'snapshot';

/** How a collection is read. */
export interface ScanOptions {
  /** So many documents at random instead of all. */
  readonly sampleSize?: number;
  /** Leaves out documents whose id is also that of a document of this collection. */
  readonly without?: string;
  /** Ends the scan early, between two batches. */
  readonly signal?: AbortSignal;
}

/** A database that is only read. */
export interface AuditedDatabase {
  readonly name: string;
  collections(): Promise<readonly string[]>;
  indexes(collections: readonly string[], nowMs: number): Promise<readonly ExistingIndex[]>;
  prices(): Promise<readonly ListedPrice[]>;
  /** How many documents a collection has, about. */
  estimate(collection: string): Promise<number>;
  /**
   * Reads a collection once, in the order in which it lies.
   * @param visit is given each document; it is valid until `visit` returns
   * @returns whether it came to the end
   */
  scan(
    collection: string,
    census: FieldCensus,
    visit: (document: AuditedDocument) => void,
    options: ScanOptions,
  ): Promise<boolean>;
  close(): Promise<void>;
}

const BATCH_DOCUMENTS = 2000;
const SELECTION_TIMEOUT_MS = 5000;

/** For a moment in a document that is read: a name that no writer gives. */
const TWINS = 'genledgerAuditTwins';

/** Stages that leave documents out which have one of the same id in another collection. */
function stagesWithout(other: string): readonly Document[] {
  const twins = { from: other, localField: '_id', foreignField: '_id', pipeline: [{ $project: { _id: 1 } }] };
  return [{ $lookup: { ...twins, as: TWINS } }, { $match: { [TWINS]: [] } }, { $unset: TWINS }];
}

function rawCursor(
  db: Db,
  collection: string,
  session: ClientSession | undefined,
  { sampleSize, without }: ScanOptions,
) {
  const options = { raw: true, batchSize: BATCH_DOCUMENTS, ...(session && { session }) };
  const documents = db.collection(collection);
  const stages = [
    ...(without === undefined ? [] : stagesWithout(without)),
    ...(sampleSize === undefined ? [] : [{ $sample: { size: sampleSize } }]),
  ];
  return stages.length === 0
    ? documents.find({}, options)
    : documents.aggregate([...stages], { ...options, allowDiskUse: true });
}

/** What the driver or the server says of a failure; nothing where the error is not theirs. */
export function databaseFailure(error: unknown): string | undefined {
  return error instanceof MongoError ? error.message : undefined;
}

/** Documents of a raw cursor are their bytes, whatever their type says. */
function bytesOf(raw: Document): Buffer {
  const bytes = raw as unknown as Uint8Array;
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Opens a database to read it. No write is ever sent; a user with the role `read` is enough. */
export function openAuditedDatabase(url: string, read: AuditRead): AuditedDatabase {
  const client = new MongoClient(url, {
    appName: 'genledger audit',
    readPreference: read === 'secondary' ? 'secondaryPreferred' : 'primaryPreferred',
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    maxPoolSize: 4,
    ...(read !== 'snapshot' && { readConcern: { level: 'majority' } }),
  });
  const db = databaseOf(client);
  const session = read === 'snapshot' ? client.startSession({ snapshot: true }) : undefined;
  return {
    name: db.databaseName,
    async collections() {
      const listed = await db
        .listCollections({ type: 'collection' }, { nameOnly: true, authorizedCollections: true })
        .toArray();
      return listed.map(({ name }) => name).sort();
    },
    indexes: (collections, nowMs) => readIndexes(db, collections, nowMs),
    prices: () => readPrices(db),
    estimate: (collection) => db.collection(collection).estimatedDocumentCount(),
    async scan(collection, census, visit, options) {
      const walker = new DocumentWalker(census);
      await using cursor = rawCursor(db, collection, session, options);
      let hasMore = await cursor.hasNext();
      while (hasMore) {
        if (options.signal?.aborted) return false;
        const batch = cursor.readBufferedDocuments();
        // The next batch is under way while this one is looked at.
        const next = cursor.hasNext();
        next.catch(() => {});
        for (const raw of batch) visit(walker.walk(bytesOf(raw)));
        hasMore = await next;
      }
      return true;
    },
    async close() {
      await session?.endSession();
      await client.close();
    },
  };
}
