import type { Database } from '@genledger/db/client';
import { endedGeneration } from '@genledger/db/testing';

/** What of a record a test decides. */
export interface RichDetails {
  /** Stands in every field that a provider or a user can fill; without it there stands what they usually write. */
  readonly text?: string;
  readonly artifacts?: readonly Readonly<Record<string, unknown>>[];
}

/** Adds a record with everything that a page of one can show; gives its id. */
export async function addRichRecord(database: Database, details: RichDetails = {}): Promise<string> {
  const text = details.text ?? 'a red fox in the snow';
  const usual = (usually: string): string => details.text ?? usually;
  const requestTimestamp = new Date(Date.now() - 3_600_000);
  const record = endedGeneration({
    requestTimestamp,
    environment: 'production',
    accountId: usual('acme-studio'),
  });
  const at = new Date(requestTimestamp.getTime() + 5000);
  await database.db.collection('generationOutputs').insertOne({
    ...record,
    toolDisplayName: usual('Portrait XL'),
    status: 'failed',
    statusReason: usual('provider-failed'),
    provider: 'comfyui-deploy',
    providerRunId: `${usual('run')} ${record._id.toHexString()}`,
    requestPayload: { prompt: text, [text.replaceAll('.', '').replaceAll('$', '')]: text },
    responsePayload: { text },
    error: {
      code: usual('CUDA_OUT_OF_MEMORY'),
      message: usual('the machine ran out of memory at step 18 of 30'),
      details: { text: usual('KSampler') },
    },
    artifacts: details.artifacts ?? [
      {
        kind: 'image',
        outputId: 'o',
        index: 0,
        url: 'https://artifacts.invalid/fox.png',
        filename: 'fox.png',
      },
      { kind: 'text', outputId: 'o', index: 1, text },
    ],
    notificationPlatform: 'webhook',
    deliveryStatus: 'dropped',
    deliveryAttempts: record['deliveryAttempts'],
    deliveryError: usual('the receiver answered 410'),
    flags: [usual('expired')],
    history: [
      { to: 'pending', at: requestTimestamp, recordedAt: requestTimestamp, cause: 'creation' },
      { from: 'pending', to: 'failed', at, recordedAt: at, cause: 'webhook', note: usual('failed') },
    ],
    metadata: { note: text },
    notificationTarget: { url: text },
    clientReference: usual('order 4711'),
    submission: {
      state: 'submitted',
      attempts: record['deliveryAttempts'],
      lastError: usual('the provider was away'),
    },
  });
  await database.db.collection('webhookEvents').insertOne({
    contentKey: record._id.toHexString(),
    provider: 'comfyui-deploy',
    source: 'webhook',
    generationId: record._id,
    providerStatus: usual('failed'),
    rawBody: text,
    receivedAt: at,
    state: 'applied',
    outcome: usual('applied'),
    settledAt: at,
    attempts: record['deliveryAttempts'],
  });
  return record._id.toHexString();
}
