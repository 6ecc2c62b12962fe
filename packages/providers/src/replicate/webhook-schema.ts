import { externalIdText } from '@genledger/domain/kernel';
import { z } from 'zod';
import { requiredText } from '../reading/index.ts';

/** What a webhook of Replicate holds: the prediction. */
export const webhookSchema = z.looseObject({
  id: externalIdText,
  status: requiredText,
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  metrics: z.looseObject({ predict_time: z.number().optional() }).nullish(),
  created_at: z.string().nullish(),
  started_at: z.string().nullish(),
  completed_at: z.string().nullish(),
});
