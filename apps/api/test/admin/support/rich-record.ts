import type { Database } from '@genledger/db/client';
import { endedGeneration } from '@genledger/db/testing';

/** What of a record a test decides. */
export interface RichDetails {
  /** Stands in every field that a provider or a user can fill. */
  readonly text?: string;
  readonly artifacts?: readonly Readonly<Record<string, unknown>>[];
}

/** Adds a record with everything that a page of one can show; gives its id. */
export async function addRichRecord(database: Database, details: RichDetails = {}): Promise<string> {
  const text = details.text ?? 'a red fox in the snow';
  const requestTimestamp = new Date(Date.now() - 3_600_000);
  const record = endedGeneration({ requestTimestamp, environment: 'production', accountId: text });
  const at = new Date(requestTimestamp.getTime() + 5000);
  await database.db.collection('generationOutputs').insertOne({
    ...record,
    toolDisplayName: text,
    status: 'failed',
    statusReason: text,
    provider: 'comfyui-deploy',
    providerRunId: `${text} ${record._id.toHexString()}`,
    requestPayload: { prompt: text, [text.replaceAll('.', '').replaceAll('$', '')]: text },
    responsePayload: { text },
    error: { code: text, message: text, details: { text } },
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
    deliveryError: text,
    flags: [text],
    history: [
      { to: 'pending', at: requestTimestamp, recordedAt: requestTimestamp, cause: 'creation' },
      { from: 'pending', to: 'failed', at, recordedAt: at, cause: 'webhook', note: text },
    ],
    metadata: { note: text },
  });
  await database.db.collection('webhookEvents').insertOne({
    contentKey: record._id.toHexString(),
    provider: 'comfyui-deploy',
    source: 'webhook',
    generationId: record._id,
    providerStatus: text,
    rawBody: text,
    receivedAt: at,
    state: 'applied',
    outcome: text,
    settledAt: at,
    attempts: record['deliveryAttempts'],
  });
  return record._id.toHexString();
}
