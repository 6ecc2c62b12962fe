import { z } from 'zod';

/** What a webhook of ComfyUI Deploy holds. */
export const webhookSchema = z.looseObject({
  run_id: z.string(),
  status: z.string(),
  event_type: z.string().optional(),
  live_status: z.string().nullish(),
  progress: z.number().nullish(),
  outputs: z.array(z.unknown()).nullish(),
});
