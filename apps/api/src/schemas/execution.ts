import { DELIVERY_STATUSES } from '@genledger/domain/delivery';
import { EXECUTION_STATUSES } from '@genledger/domain/execution';
import { z } from '@hono/zod-openapi';
import { milliseconds, money, objectId, points, time } from './common.ts';

const count = z.int().min(0);

const countsSchema = z
  .object({ pending: count, processing: count, success: count, failed: count, cancelled: count })
  .openapi({ description: 'Children by status' });

const progressSchema = z.object({
  expected: count.openapi({ description: 'Pieces or steps that there are to be' }),
  made: count,
  lost: count.openapi({ description: 'Given up for good' }),
  running: count,
  share: z.number().min(0).max(1),
  timeLeftMs: milliseconds.optional().openapi({ description: 'At the pace so far' }),
});

const common = {
  id: objectId,
  initiatorAccountId: z.string(),
  environment: z.string(),
  status: z.enum(EXECUTION_STATUSES),
  statusReason: z.string().optional(),
  startedAt: time,
  completedAt: time.optional(),
  executedBy: z.enum(['ledger', 'caller']),
  generationIds: z
    .array(objectId)
    .optional()
    .openapi({ description: 'In the order of their making; not in lists' }),
  counts: countsSchema,
  costUsd: money
    .optional()
    .openapi({ description: 'Sum of the costs that are known; left out where none is' }),
  costCount: count.openapi({ description: 'Of how many children the cost is known' }),
  pointsSpent: points,
  progress: progressSchema.optional(),
  notificationPlatform: z.string().optional(),
  notificationTarget: z.unknown().optional(),
  deliveryStatus: z.enum(DELIVERY_STATUSES).optional(),
  deliveryTimestamp: time.optional(),
  deliveryError: z.string().optional(),
  metadata: z.unknown().optional(),
};

/** A cook execution. */
export const cookExecutionSchema = z
  .object({
    ...common,
    cookId: objectId.optional(),
    seed: z.string().optional(),
    firstIndex: count.optional(),
    targetSize: count.optional(),
    concurrency: z.int().optional(),
    nextIndex: count.optional().openapi({ description: 'The first piece at which nothing was tried yet' }),
    lostIndexes: z.array(count).optional().openapi({ description: 'Pieces that were given up' }),
    budget: z.object({ usd: money.optional(), points: points.optional() }).optional(),
  })
  .openapi('CookExecution');

/** A spell cast. */
export const spellCastSchema = z
  .object({
    ...common,
    spellId: objectId.optional(),
    cookExecutionId: objectId.optional(),
    pieceIndex: count.optional(),
    replacement: count.optional(),
    attempt: count.optional(),
    failureReason: z.string().optional(),
    inputs: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('SpellCast');

const saved = { id: objectId, name: z.string(), createdAt: time, updatedAt: time };

/** A saved cook. */
export const cookSchema = z.looseObject(saved).openapi('Cook', { description: 'The definition with its id' });

/** A saved spell. */
export const spellSchema = z
  .looseObject(saved)
  .openapi('Spell', { description: 'The definition with its id' });
