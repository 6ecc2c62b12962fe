import {
  DELIVERY_HOLDS,
  DELIVERY_STATUSES,
  DELIVERY_SUBJECT_KINDS,
  SUBJECT_ENDS,
} from '@genledger/domain/delivery';
import { z } from '@hono/zod-openapi';
import { filterText, milliseconds, objectId, queryTime, time } from './common.ts';

const ENDS = [...new Set(DELIVERY_SUBJECT_KINDS.flatMap((kind) => SUBJECT_ENDS[kind]))];
const REDELIVERABLE = ['sent', 'dropped', 'pending'] as const;

/** What deliveries are narrowed by, in queries and bodies alike. */
export const deliveryFilterSchema = z.object({
  kind: z.enum(DELIVERY_SUBJECT_KINDS).optional().openapi({ description: 'What it tells of' }),
  deliveryStatus: z.enum(DELIVERY_STATUSES).optional(),
  notificationPlatform: z.string().min(1).max(40).optional().openapi({ example: 'webhook' }),
  deliveryHold: z.enum(DELIVERY_HOLDS).optional().openapi({ description: 'Why it waits without a try' }),
  status: z.enum(ENDS).optional().openapi({ description: 'How that ended' }),
  accountId: z.string().max(256).optional(),
  environment: z.string().max(40).optional(),
  toolId: z.string().max(256).optional().openapi({ description: 'Only generations have one' }),
  since: queryTime.optional().openapi({ description: 'Of what was requested or started at or after' }),
  until: queryTime.optional().openapi({ description: 'Of what was requested or started before' }),
  q: filterText('platform:webhook tries>3 -hold:rate-limited since:7d'),
});

/** What is delivered once more: the state is always named, so that nothing goes out again by an oversight. */
export const redeliveryFilterSchema = deliveryFilterSchema.extend({ deliveryStatus: z.enum(REDELIVERABLE) });

/** A redelivery by filter, with the number that was shown before. */
export const redeliverySchema = redeliveryFilterSchema.extend({
  expectedCount: z.int().min(0).openapi({
    description: 'What `GET /v1/deliveries/redeliverable` answered; where more match by now, nothing is done',
  }),
});

/** How a user is told of a generation, a cook execution or a spell cast. */
export const deliverySchema = z
  .object({
    kind: z.enum(DELIVERY_SUBJECT_KINDS),
    id: objectId.openapi({ description: 'Of the generation, cook execution or spell cast' }),
    deliveryId: z
      .string()
      .optional()
      .openapi({ description: 'The same on every try: receivers tell repeats by it' }),
    accountId: z.string(),
    environment: z.string(),
    toolId: z.string().optional(),
    toolDisplayName: z.string().optional(),
    title: z.string().openapi({ description: "The tool's, cook's or spell's name" }),
    status: z.string(),
    requestTimestamp: time,
    endedAt: time.optional(),
    notificationPlatform: z.string(),
    notificationTarget: z.unknown().optional().openapi({ description: 'Its secrets are not shown' }),
    deliveryStatus: z.enum(DELIVERY_STATUSES),
    deliveryAttempts: z.int(),
    deliveryTimestamp: time.optional(),
    deliveryError: z.string().optional(),
    nextDeliveryAt: time.optional(),
    deliveryHold: z.string().optional(),
  })
  .openapi('Delivery');

const attemptSchema = z
  .object({
    id: z.string(),
    deliveryId: z.string(),
    platform: z.string(),
    destination: z.string().optional(),
    notifier: z.string(),
    startedAt: time,
    durationMs: milliseconds.optional(),
    result: z.string(),
    reason: z.string().optional(),
    statusCode: z.int().optional(),
    excerpt: z.string().optional().openapi({ description: 'The beginning of the answer' }),
    fenced: z.boolean().optional().openapi({ description: 'Its outcome came too late to count' }),
  })
  .openapi('DeliveryAttempt');

/** A delivery with its tries, oldest first. */
export const deliveryWithAttemptsSchema = deliverySchema
  .extend({ attempts: z.array(attemptSchema) })
  .openapi('DeliveryWithAttempts');
