import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { WEBHOOK_SECRETS } from './api-process.ts';
import { type Answer, type Client, createClient } from './http-client.ts';
import type { Acknowledgement } from './records.ts';

const FOLDER = new URL('../fixtures/webhooks/', import.meta.url);
/** The run that the recorded bodies speak of. */
const RECORDED_RUN = '7f0b4d2e-3a1c-4d6f-9b58-0c1e2f3a4b5c';
const RECORDED_STRANGER = '00000000-0000-4000-8000-000000000000';

/** Where ComfyUI Deploy's webhooks go. */
export const WEBHOOKS = '/v1/webhooks/comfyui-deploy';

/** The names of the recorded bodies, without `.json`. */
export const fixtureNames: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.replace('.json', ''))
  .sort();

/** A recorded body, speaking of another run. */
export function fixture(name: string, runId: string): string {
  const text = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
  return text.replaceAll(RECORDED_RUN, runId).replaceAll(RECORDED_STRANGER, runId);
}

/** The rule by which the ledger signs an address: HMAC-SHA256 over a label, the provider and the generation's id, base64url. */
export function signatureOf(
  generationId: string,
  secret: string = WEBHOOK_SECRETS[0],
  provider = 'comfyui-deploy',
): string {
  return createHmac('sha256', secret)
    .update(`genledger/webhook/1\n${provider}\n${generationId}`)
    .digest('base64url');
}

/** The address of one generation's webhooks, as it is handed over at submission. */
export function signedPath(generationId: string, secret?: string): string {
  return `${WEBHOOKS}/${generationId}/${signatureOf(generationId, secret)}`;
}

/** The address of webhooks of runs submitted elsewhere. */
export const SECRET_PATH = `${WEBHOOKS}?secret=${WEBHOOK_SECRETS[0]}`;

/** Posts a body as a provider does: without any API key. */
export async function postWebhook(
  { url }: Pick<Client, 'url'>,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Acknowledgement>> {
  return createClient(url, null).request('POST', path, { body, headers });
}

/** A short event of a run. */
export function eventOf(runId: string, status: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ event_type: 'run.updated', run_id: runId, status, ...more });
}
