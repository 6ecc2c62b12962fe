import { externalIdText } from '@genledger/domain/kernel';
import { z } from 'zod';
import { requiredText } from '../reading/index.ts';

/** What a webhook of ComfyUI Deploy holds. */
export const webhookSchema = z.looseObject({
  run_id: externalIdText,
  status: requiredText,
  event_type: z.string().optional(),
  live_status: z.string().nullish(),
  progress: z.number().nullish(),
  outputs: z.array(z.unknown()).nullish(),
});
