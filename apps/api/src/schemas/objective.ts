import { BURN_WINDOWS } from '@genledger/domain/objective';
import { OBJECTIVE_IDS } from '@genledger/services/objectives';
import { z } from '@hono/zod-openapi';
import { time } from './common.ts';

const share = {
  numerator: z.int().openapi({ example: 4970 }),
  denominator: z.int().openapi({ description: 'What was counted', example: 5000 }),
};
const actual = z
  .number()
  .optional()
  .openapi({ description: 'The share; absent where nothing was counted', example: 0.994 });

const windowSchema = z
  .object({
    window: z.enum(BURN_WINDOWS.map(({ id }) => id)).openapi({ description: 'How long, up to now' }),
    ...share,
    burn: z.number().optional().openapi({
      description:
        'How many times as fast as the target allows its room is used; absent where nothing was counted',
      example: 0.6,
    }),
    isCut: z.boolean().openapi({
      description: 'Whether only the newest requests were looked at, which begin within the window',
    }),
  })
  .openapi('ObjectiveWindow');

/** An objective, as it is told. */
const objectiveSchema = z
  .object({
    id: z.enum(OBJECTIVE_IDS),
    title: z.string(),
    comparison: z
      .enum(['at-least', 'at-most', 'below'])
      .openapi({ description: 'Of the share with the threshold' }),
    threshold: z.number().openapi({ description: 'The share that is asked for', example: 0.99 }),
    ...share,
    actual,
    holds: z.boolean().nullable().openapi({ description: 'Where nothing was counted it holds' }),
    burn: z.number().optional().openapi({
      description:
        'How much of the room that the target leaves is used: 1 is all of it. Absent where it is not known, or there is none',
      example: 0.6,
    }),
    roomLeft: z.number().optional().openapi({
      description: 'What is left of the room, negative where more was used; absent where it is not known',
      example: 0.4,
    }),
    windows: z.array(windowSchema).openapi({
      description: 'The burn by when it was decided, shortest first; none of an objective that has no pace',
    }),
    trend: z
      .array(z.object({ until: time, ...share, actual }))
      .openapi({ description: 'The requests of each day, oldest first' }),
  })
  .openapi('Objective');

/** All objectives at a moment. */
export const objectivesSchema = z.object({
  data: z.array(objectiveSchema),
  at: time,
  days: z.int().openapi({ description: 'Days of requests that they are of', example: 7 }),
  newestOnly: z
    .int()
    .optional()
    .openapi({ description: 'Where there were more requests than are looked at: so many, the newest' }),
});
