import { Decimal128, type Document, Int32, Long, MongoClient } from 'mongodb';

const BATCH = 1000;
const STATUSES: Readonly<Record<string, string>> = {
  completed: 'success',
  cancelled_by_user: 'cancelled',
  timeout: 'failed',
  payment_failed: 'success',
};

/** What a script of an afternoon sets: status, duration, points, delivery and version, of what the record itself says. */
function changesOf(document: Document): Document {
  const { status, requestTimestamp, responseTimestamp, pointsSpent, notificationPlatform } = document;
  const [from, to] = [new Date(requestTimestamp), new Date(responseTimestamp)].map((time) => time.getTime());
  const durationMs = Math.max(0, Number(to) - Number(from));
  return {
    schemaVersion: new Int32(2),
    status: STATUSES[status] ?? status,
    ...(Number.isFinite(durationMs) && { durationMs: Long.fromNumber(durationMs) }),
    ...(document['costUsd'] && { costUsd: Decimal128.fromStringWithRounding(String(document['costUsd'])) }),
    pointsSpent: Long.fromNumber(Number(pointsSpent ?? 0)),
    deliveryStatus: notificationPlatform === 'none' ? 'skipped' : (document['deliveryStatus'] ?? 'pending'),
  };
}

/** Changes, where they can be made out; a script that meets what it cannot read leaves it. */
function tryChanges(document: Document): Document | undefined {
  try {
    return changesOf(document);
  } catch {
    return undefined;
  }
}

/** Migrates generations by a cursor and a write for each, or for many. @returns how many were changed */
export async function runScript(url: string, isBulk: boolean): Promise<number> {
  await using client = new MongoClient(url);
  const generations = client.db().collection('generationOutputs');
  let changed = 0;
  let operations: { updateOne: { filter: Document; update: Document } }[] = [];
  const flush = async () => {
    if (operations.length > 0)
      changed += (await generations.bulkWrite(operations, { ordered: false })).modifiedCount;
    operations = [];
  };
  for await (const document of generations.find({ schemaVersion: { $exists: false } })) {
    const changes = tryChanges(document);
    if (changes === undefined) continue;
    const filter = { _id: document._id };
    if (isBulk) {
      operations.push({ updateOne: { filter, update: { $set: changes } } });
      if (operations.length === BATCH) await flush();
    } else changed += (await generations.updateOne(filter, { $set: changes })).modifiedCount;
  }
  await flush();
  return changed;
}
