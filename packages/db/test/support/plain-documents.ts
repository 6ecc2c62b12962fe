import { Decimal128, type Document, Int32, Long, ObjectId } from 'mongodb';

/** A single generation as it lies in the database, every type written out. */
export function plainGeneration(): Document {
  return {
    _id: new ObjectId(),
    schemaVersion: new Int32(2),
    kind: 'single',
    accountId: 'account-1',
    environment: 'production',
    toolId: 'tool-1',
    toolDisplayName: 'Portrait',
    status: 'pending',
    requestTimestamp: new Date('2031-03-03T10:00:00.000Z'),
    pointsRate: {
      multiplier: '4',
      minimumChargeUsd: Decimal128.fromString('0.001'),
      pointPriceUsd: Decimal128.fromString('0.000337'),
    },
    pointsSpent: Long.fromNumber(0),
    protocolNetPoints: Long.fromNumber(0),
    contributorRewardPoints: Long.fromNumber(0),
    artifacts: [],
    notificationPlatform: 'none',
    announce: false,
    deliveryStatus: 'skipped',
    deliveryAttempts: new Int32(0),
    submission: { state: 'external', attempts: new Int32(0) },
    evidence: { ends: {} },
    flags: [],
    history: [],
    revision: new Int32(0),
  };
}

/** An event of the inbox as it lies in the database. */
export function plainEvent(): Document {
  return {
    _id: new ObjectId(),
    contentKey: 'a'.repeat(64),
    provider: 'comfyui-deploy',
    source: 'webhook',
    rawBody: '{}',
    receivedAt: new Date('2031-03-03T10:00:00.000Z'),
    state: 'received',
    attempts: new Int32(0),
  };
}

/** A document with fields set, replaced, or left out where the new value is undefined. Dotted names reach into it. */
export function changed(document: Document, changes: Readonly<Record<string, unknown>>): Document {
  const result = structuredCloneOf(document);
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let target: Document = result;
    for (const name of names) target = target[name];
    if (value === undefined) delete target[last];
    else target[last] = value;
  }
  return result;
}

/** A copy of records and lists; values of BSON are shared. */
function structuredCloneOf(document: Document): Document {
  const copies = Object.entries(document).map(([key, value]) => {
    const isPlain =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    return [key, isPlain ? structuredCloneOf(value) : value] as const;
  });
  return Object.fromEntries(copies);
}
