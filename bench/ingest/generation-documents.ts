import type { GenerationDocument } from '@genledger/db/client';
import { generationToDocument } from '@genledger/db/mappers';
import { newGenerationId } from '@genledger/db/repositories';
import { createGeneration } from '@genledger/domain/generation';
import type { AccountId, ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import { COMFYUI_DEPLOY_PRICES, pointsPolicySchema } from '@genledger/domain/money';
import { type Tool, toolIdSchema } from '@genledger/domain/tool';
import { REQUEST_PAYLOAD } from './request-payload.ts';

const RECONCILE_AFTER_MS = 60_000;

const TOOLS = 3;

function toolOf(index: number): Tool {
  const number = index % TOOLS;
  return {
    toolId: toolIdSchema.parse(`bench-image-${number}`),
    displayName: `Bench Image ${number}`,
    service: 'comfyui',
    deliveryMode: 'webhook',
    costingModel: { rateSource: 'machine' },
    metadata: { gpu: 'A10G', deploymentId: 'bench' },
  };
}

const pricing = { tables: COMFYUI_DEPLOY_PRICES, points: pointsPolicySchema.parse({}) };

/** Records of runs that the caller has submitted, as `POST /v1/generations` makes them, many at once. */
export function newGenerationDocuments(runIds: readonly string[]): GenerationDocument[] {
  const now = new Date();
  return runIds.map((runId, index) => {
    const { generation, entry } = createGeneration(
      {
        id: newGenerationId(),
        parent: { kind: 'single' },
        accountId: `account-${index % 40}` as AccountId,
        environment: 'bench',
        notification: { platform: 'webhook', target: { url: 'https://example.com/done' }, announce: false },
        pricingTier: 'standard',
        contributorRewardPoints: 0,
        provider: 'comfyui-deploy' as ProviderName,
        providerRunId: runId as ProviderRunId,
        submit: false,
        inputs: REQUEST_PAYLOAD,
      },
      toolOf(index),
      pricing,
      now,
    );
    return {
      ...generationToDocument(generation, entry, { requestPayload: REQUEST_PAYLOAD }),
      reconcileAt: new Date(now.getTime() + RECONCILE_AFTER_MS),
    };
  });
}
