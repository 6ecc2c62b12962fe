import type {
  DeliveryPosition,
  EventPosition,
  ExecutionPosition,
  GenerationPosition,
} from '@genledger/db/repositories';
import type { DeliverySubjectId } from '@genledger/domain/delivery';
import { type Brand, type EventId, type GenerationId, parseObjectId } from '@genledger/domain/kernel';
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

/** Places in the lists, as their cursors hold them. */
export const generationPositionSchema: z.ZodType<GenerationPosition> = z.object({
  requestTimestamp: z.coerce.date(),
  id: idSchema<GenerationId>(),
});
export const deliveryPositionSchema: z.ZodType<DeliveryPosition> = z.object({
  requestTimestamp: z.coerce.date(),
  id: idSchema<DeliverySubjectId>(),
});
export const eventPositionSchema: z.ZodType<EventPosition> = z.object({
  receivedAt: z.coerce.date(),
  eventId: idSchema<EventId>(),
});
/** The place in a list that is ordered by ids of documents alone. */
export const objectIdPositionSchema: z.ZodType<string> = idSchema<GenerationId>();
/** Places in the lists of executions. */
export function executionPositionSchema<Id extends Brand<string, string>>(): z.ZodType<
  ExecutionPosition<Id>
> {
  return z.object({ startedAt: z.coerce.date(), id: idSchema<Id>() });
}
export const toolPositionSchema = toolIdSchema;
