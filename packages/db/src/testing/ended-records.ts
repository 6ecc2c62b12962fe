import { Decimal128, type Document, Double, Int32, Long, ObjectId } from 'mongodb';

/** What a test decides of a record that has ended. */
export interface EndedDetails {
  readonly id?: ObjectId;
  readonly toolId?: string;
  readonly accountId?: string;
  readonly environment?: string;
  readonly requestTimestamp?: Date;
  readonly costUsd?: string;
  readonly cookExecutionId?: ObjectId;
  readonly spellCastId?: ObjectId;
  readonly metadata?: Document;
}

const DURATION_MS = 5000;
const DAY_MS = 86_400_000;
const COUNTS = { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 };

function kindOf({ cookExecutionId, spellCastId }: EndedDetails) {
  if (cookExecutionId !== undefined) return { kind: 'cookPiece', cookExecutionId };
  return spellCastId === undefined ? { kind: 'single' } : { kind: 'spellStep', spellCastId };
}

/** A generation of schema version 2 that succeeded, two days ago unless said otherwise, as it is stored. */
export function endedGeneration(details: EndedDetails = {}): Document & { _id: ObjectId } {
  const requestTimestamp = details.requestTimestamp ?? new Date(Date.now() - 2 * DAY_MS);
  const end = {
    at: new Date(requestTimestamp.getTime() + DURATION_MS),
    eventId: new ObjectId().toHexString(),
  };
  return {
    _id: details.id ?? new ObjectId(),
    schemaVersion: new Int32(2),
    ...kindOf(details),
    accountId: details.accountId ?? 'an-account',
    environment: details.environment ?? 'test-run',
    toolId: details.toolId ?? 'flux',
    toolDisplayName: 'Flux',
    status: 'success',
    requestTimestamp,
    responseTimestamp: end.at,
    durationMs: Long.fromNumber(DURATION_MS),
    pointsRate: {
      multiplier: '4',
      minimumChargeUsd: Decimal128.fromString('0.001'),
      pointPriceUsd: Decimal128.fromString('0.000337'),
    },
    costUsd: Decimal128.fromString(details.costUsd ?? '0.010'),
    costBasis: 'webhook',
    pointsSpent: Long.fromNumber(119),
    protocolNetPoints: Long.fromNumber(119),
    contributorRewardPoints: Long.fromNumber(0),
    responsePayload: { score: new Double(1), seed: new Int32(1), big: Long.fromString('9007199254740993') },
    artifacts: [],
    notificationPlatform: 'none',
    announce: false,
    deliveryStatus: 'skipped',
    deliveryAttempts: new Int32(0),
    submission: { state: 'external', attempts: new Int32(0) },
    evidence: {
      ends: { success: { receivedAt: end.at, eventId: end.eventId, source: 'webhook', endedAt: end.at } },
    },
    flags: [],
    history: [{ to: 'pending', at: requestTimestamp, recordedAt: requestTimestamp, cause: 'creation' }],
    revision: new Int32(1),
    ...(details.metadata && { metadata: details.metadata }),
  };
}

/** A cook execution or spell cast that completed with these generations. */
export function completedExecution(
  generations: readonly { readonly _id: ObjectId }[],
  details: Pick<EndedDetails, 'id' | 'accountId' | 'cookExecutionId' | 'metadata'> = {},
): Document & { _id: ObjectId } {
  const startedAt = new Date(Date.now() - 2 * DAY_MS);
  return {
    _id: details.id ?? new ObjectId(),
    schemaVersion: new Int32(2),
    ...(details.cookExecutionId && { cookExecutionId: details.cookExecutionId }),
    initiatorAccountId: details.accountId ?? 'an-account',
    environment: 'test-run',
    status: 'completed',
    startedAt,
    completedAt: startedAt,
    generationIds: generations.map(({ _id }) => _id),
    counts: { ...COUNTS, success: new Int32(generations.length) },
    costUsd: Decimal128.fromString('0.1'),
    pointsSpent: Long.fromNumber(119 * generations.length),
    ...(details.metadata && { metadata: details.metadata }),
  };
}

/** An event of the inbox about a generation. */
export function appliedEvent(generationId: ObjectId): Document & { _id: ObjectId } {
  const at = new Date(Date.now() - 2 * DAY_MS);
  const _id = new ObjectId();
  return {
    _id,
    contentKey: _id.toHexString(),
    provider: 'comfyui-deploy',
    source: 'webhook',
    generationId,
    rawBody: '{"status":"success"}',
    receivedAt: at,
    state: 'applied',
    settledAt: at,
    attempts: new Int32(0),
  };
}
