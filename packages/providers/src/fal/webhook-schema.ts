import { z } from 'zod';

/** What a webhook of fal holds. */
export const webhookSchema = z.looseObject({
  request_id: z.string(),
  gateway_request_id: z.string().optional(),
  status: z.string(),
  payload: z.unknown().optional(),
  error: z.string().nullish(),
  payload_error: z.string().nullish(),
});
