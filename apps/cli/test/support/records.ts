import { randomUUID } from 'node:crypto';
import type { GenerationId, ProviderName } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { createEventApplier, createInboxWriter } from '@genledger/services/event';
import { createGeneration, createGenerationSchema } from '@genledger/services/generation';
import { syncTools } from '@genledger/services/tool';
import { receiveWebhook } from '@genledger/services/webhook';

const PROVIDER = 'comfyui-deploy' as ProviderName;

/** The tool of these records: 0.01 USD a run. */
export const TOOL = {
  toolId: 'portrait',
  displayName: 'Portrait',
  service: 'comfyui',
  deliveryMode: 'webhook',
  costingModel: { rateSource: 'static', staticCost: '0.01' },
  metadata: { deploymentId: 'd-1' },
} as const;

/** Registers the tool. */
export async function registerTool(context: LedgerContext): Promise<void> {
  const synced = await syncTools(context, JSON.stringify(TOOL), { dryRun: false });
  if (!synced.ok) throw new Error(synced.error.message);
}

/** A generation and the run of it. */
export interface MadeGeneration {
  readonly id: GenerationId;
  readonly runId: string;
}

/** Creates a generation of the tool that somebody else submitted. */
export async function makeGeneration(
  context: LedgerContext,
  options: {
    readonly account?: string;
    readonly platform?: string;
    readonly target?: unknown;
    readonly cookExecutionId?: string;
  } = {},
): Promise<MadeGeneration> {
  const { account = 'account-1', platform = 'none', target, cookExecutionId } = options;
  const runId = randomUUID();
  const input = createGenerationSchema.parse({
    toolId: TOOL.toolId,
    accountId: account,
    requestPayload: { prompt: 'a red fox' },
    notification: { platform, target },
    submit: false,
    provider: PROVIDER,
    providerRunId: runId,
    cookExecutionId,
  });
  const created = await createGeneration(context, input);
  if (!created.ok) throw new Error(created.error.message);
  return { id: created.value.id, runId };
}

/** Takes a webhook of a run in, and applies it. */
export async function hear(context: LedgerContext, runId: string, status: string): Promise<void> {
  const provider = context.providers.find(PROVIDER);
  if (provider === undefined) throw new Error('the provider is not known');
  const applier = createEventApplier(context);
  const inbox = createInboxWriter(context, applier);
  const rawBody = JSON.stringify({ event_type: 'run.updated', run_id: runId, status, outputs: [] });
  const received = await receiveWebhook(context, inbox, {
    provider,
    rawBody,
    receivedAt: context.clock.now(),
  });
  if (!received.ok) throw new Error(received.error.message);
  await inbox.idle();
  await applier.stop();
}

/** A generation that has ended well. */
export async function completeGeneration(
  context: LedgerContext,
  options: Parameters<typeof makeGeneration>[1] = {},
): Promise<MadeGeneration> {
  const made = await makeGeneration(context, options);
  await hear(context, made.runId, 'success');
  return made;
}
