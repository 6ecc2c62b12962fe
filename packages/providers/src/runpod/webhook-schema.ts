import { externalIdText } from '@genledger/domain/kernel';
import { z } from 'zod';
import { requiredText } from '../reading/index.ts';

/** What a webhook of RunPod holds: the job. */
export const webhookSchema = z.looseObject({
  id: externalIdText,
  status: requiredText,
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  delayTime: z.number().optional(),
  executionTime: z.number().optional(),
});
