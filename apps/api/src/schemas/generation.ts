import { COST_UNITS } from '@genledger/domain/money';
import { z } from '@hono/zod-openapi';
import { milliseconds, money, objectId, points, time } from './common.ts';
import { forecastSchema } from './estimate.ts';

const status = z.enum(['pending', 'processing', 'success', 'failed', 'cancelled']);

const historyEntrySchema = z.object({
  from: status.optional(),
  to: status,
  at: time,
  recordedAt: time,
  cause: z.string().openapi({ example: 'webhook' }),
  eventId: z.string().optional(),
  note: z.string().optional(),
});

const artifactSchema = z.object({
  kind: z.enum(['image', 'video', 'audio', 'mesh', 'file', 'text', 'tag']),
  outputId: z.string(),
  index: z.int(),
  nodeId: z.string().optional(),
  createdAt: time.optional(),
  url: z.string().optional(),
  filename: z.string().optional(),
  text: z.string().optional(),
});

/** The record of a generation. Figures that are not known are left out; they are never 0. */
export const generationSchema = z
  .object({
    id: objectId,
    schemaVersion: z.int(),
    kind: z.enum(['single', 'cookPiece', 'spellStep']),
    cookExecutionId: objectId.optional(),
    pieceIndex: z.int().optional(),
    spellCastId: objectId.optional(),
    stepIndex: z.int().optional(),
    clientReference: z.string().optional(),
    accountId: z.string(),
    environment: z.string(),
    toolId: z.string(),
    toolDisplayName: z.string(),
    provider: z.string().optional(),
    providerRunId: z.string().optional(),
    status,
    statusReason: z.string().optional(),
    requestTimestamp: time,
    startedAt: time.optional(),
    responseTimestamp: time.optional(),
    durationMs: milliseconds.optional(),
    queueMs: milliseconds.optional().openapi({ description: 'Waiting for a machine' }),
    coldStartMs: milliseconds.optional().openapi({ description: 'Getting the machine ready' }),
    computeMs: milliseconds.optional().openapi({ description: 'The time that is charged' }),
    costRate: z.object({ amountUsd: money, unit: z.enum(COST_UNITS), source: z.string() }).optional(),
    costQuantity: z.string().optional().openapi({
      description: "How much of the price's unit the cost rests on, as decimal text",
      example: '1.05',
    }),
    pointsRate: z.object({ multiplier: z.string(), minimumChargeUsd: money, pointPriceUsd: money }),
    estimate: forecastSchema.optional().openapi({ description: 'What was expected as it was made' }),
    costUsd: money.optional(),
    costBasis: z.enum(['provider', 'webhook', 'wall', 'flat', 'unknown']).optional(),
    pointsSpent: points,
    protocolNetPoints: points,
    contributorRewardPoints: points,
    requestPayload: z.unknown().optional(),
    responsePayload: z.unknown().optional(),
    artifacts: z.array(artifactSchema),
    error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }).optional(),
    notificationPlatform: z.string(),
    notificationTarget: z.unknown().optional(),
    announce: z.boolean(),
    deliveryStatus: z.enum(['pending', 'sent', 'dropped', 'skipped']),
    deliveryAttempts: z.int(),
    deliveryTimestamp: time.optional(),
    deliveryError: z.string().optional(),
    nextDeliveryAt: time.optional(),
    deliveryHold: z.string().optional().openapi({ description: 'Why the delivery waits without a try' }),
    submission: z.object({ state: z.string(), attempts: z.int(), lastError: z.string().optional() }),
    flags: z.array(z.string()),
    history: z.array(historyEntrySchema).optional(),
    revision: z.int(),
    metadata: z.unknown().optional(),
  })
  .openapi('Generation');

/** An event of the inbox. */
export const eventSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    source: z.enum(['webhook', 'poll', 'submission', 'operator', 'expiry']),
    providerRunId: z.string().optional(),
    generationId: objectId.optional(),
    providerStatus: z.string().optional(),
    receivedAt: time,
    state: z.enum(['received', 'applied', 'ignored', 'conflict', 'unmatched', 'unknown', 'invalid']),
    outcome: z.string().optional(),
    settledAt: time.optional(),
    attempts: z.int(),
    lastError: z.string().optional(),
  })
  .openapi('Event');

/** A record with the events that speak of it. */
export const generationWithEventsSchema = generationSchema
  .extend({ events: z.array(eventSchema) })
  .openapi('GenerationWithEvents');
