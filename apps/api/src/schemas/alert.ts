import { ALERT_LEVELS, ALERT_RULE_IDS } from '@genledger/domain/alert';
import { z } from '@hono/zod-openapi';
import { objectId, time } from './common.ts';

/** An alert, as it is told. */
export const alertSchema = z
  .object({
    id: objectId,
    rule: z.enum(ALERT_RULE_IDS).openapi({ example: 'inbox-lag' }),
    group: z
      .string()
      .openapi({ description: 'Such as a platform; empty where the rule has no groups', example: '' }),
    title: z.string().openapi({ example: 'Inbox waits' }),
    environment: z.string().openapi({ example: 'production' }),
    status: z.enum(['raised', 'resolved']),
    level: z.enum(ALERT_LEVELS),
    value: z.number().openapi({ description: 'As seen last; durations in milliseconds', example: 412_000 }),
    threshold: z.number().openapi({ description: 'The one that was reached', example: 300_000 }),
    firstSeenAt: time,
    lastSeenAt: time,
    changedAt: time.openapi({ description: 'When it was raised, became graver, or ended' }),
    seen: z.int().openapi({ description: 'How often it was found over its threshold', example: 7 }),
    isDismissed: z.boolean(),
    dismissal: z.object({ by: z.string(), why: z.string(), at: time, until: time }).optional(),
  })
  .openapi('Alert');
