import { externalIdText } from '@genledger/domain/kernel';
import { z } from 'zod';
import { requiredText } from '../reading/index.ts';

/** What a webhook of fal holds. */
export const webhookSchema = z.looseObject({
  request_id: externalIdText,
  gateway_request_id: z.string().optional(),
  status: requiredText,
  payload: z.unknown().optional(),
  error: z.string().nullish(),
  payload_error: z.string().nullish(),
});
