import type { Database } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { Decimal128, type Document, Int32, Long, ObjectId } from 'mongodb';

const WEEK_MS = 7 * 86_400_000;
const BATCH = 5000;
/** As a busy ledger is: so many tools, over a year. */
const TOOLS = 40;
const WEEKS = 52;
const STATUSES = ['success', 'success', 'success', 'success', 'failed', 'cancelled'];

/** A record that has ended; every figure follows from its number, so that each run measures the same. */
function recordOf(index: number, count: number, now: Date): Document {
  const requestTimestamp = new Date(now.getTime() - Math.floor(((index + 1) / count) * WEEKS * WEEK_MS));
  const durationMs = 1000 + ((index * 7919) % 90_000);
  const end = new Date(requestTimestamp.getTime() + durationMs);
  const tool = index % TOOLS;
  return {
    _id: new ObjectId(),
    schemaVersion: new Int32(2),
    kind: 'single',
    accountId: `account-${index % 500}`,
    environment: 'production',
    toolId: `tool-${tool}`,
    toolDisplayName: `Tool ${tool}`,
    status: STATUSES[index % STATUSES.length],
    requestTimestamp,
    responseTimestamp: end,
    durationMs: Long.fromNumber(durationMs),
    pointsRate: {
      multiplier: '4',
      minimumChargeUsd: Decimal128.fromString('0.001'),
      pointPriceUsd: Decimal128.fromString('0.000337'),
    },
    costUsd: Decimal128.fromString((durationMs * 0.000000337).toFixed(12)),
    costBasis: 'webhook',
    pointsSpent: Long.fromNumber(durationMs % 300),
    protocolNetPoints: Long.fromNumber(durationMs % 300),
    contributorRewardPoints: Long.fromNumber(0),
    requestPayload: { prompt: 'a red fox in the snow, at dusk', steps: new Int32(30) },
    artifacts: [],
    notificationPlatform: 'none',
    announce: false,
    deliveryStatus: 'skipped',
    deliveryAttempts: new Int32(0),
    submission: { state: 'external', attempts: new Int32(0) },
    evidence: { ends: {} },
    flags: [],
    history: [{ to: 'pending', at: requestTimestamp, recordedAt: requestTimestamp, cause: 'creation' }],
    revision: new Int32(1),
  };
}

/** Makes a ledger with so many generations that have ended. */
export async function fillLedger(database: Database, url: string, count: number, now: Date): Promise<void> {
  await applyMigrations(url, database.db.databaseName);
  const collection = database.db.collection('generationOutputs');
  const options = { ordered: false, writeConcern: { w: 1, journal: false } };
  // A batch is made while the one before it is written.
  let written: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    const documents = Array.from({ length: size }, (_, index) => recordOf(from + index, count, now));
    await written;
    written = collection.insertMany(documents, options);
  }
  await written;
}
