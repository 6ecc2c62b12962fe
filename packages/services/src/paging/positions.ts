import type { ListPosition } from '@genledger/db/filter';
import { type Brand, type EventId, parseObjectId } from '@genledger/domain/kernel';
import { toolIdSchema } from '@genledger/domain/tool';
import { z } from 'zod';

function idSchema<Id extends Brand<string, string>>() {
  return z.string().transform((text, context): Id => {
    const id = parseObjectId<Id>(text);
    if (id.ok) return id.value;
    context.addIssue({ code: 'custom', message: id.error.message });
    return z.NEVER;
  });
}

/** Places in lists that are shown newest first, as their cursors hold them. */
export const listPositionSchema: z.ZodType<ListPosition> = z
  .object({
    time: z.coerce.date(),
    id: idSchema<EventId>(),
    side: z.literal('newer').optional(),
  })
  .transform(({ side, ...place }) => ({ ...place, ...(side && { side }) }));

/** The place in a list that is ordered by ids of documents alone. */
export const objectIdPositionSchema: z.ZodType<string> = idSchema<EventId>();

export const toolPositionSchema = toolIdSchema;
