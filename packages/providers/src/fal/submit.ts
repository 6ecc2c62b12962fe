import type { Connection } from '../http/index.ts';
import { jsonText, notMade, submitOutcome } from '../outcome/index.ts';
import type { RunRequest, SubmitOutcome } from '../provider/index.ts';
import { endpointOf } from './endpoint.ts';

/** Puts a request into the queue: `POST /{endpoint}?fal_webhook=...`, the body being the input itself. */
export async function submit(connection: Connection, request: RunRequest): Promise<SubmitOutcome> {
  const endpoint = endpointOf(request.toolMetadata);
  if (endpoint === undefined) return notMade("the tool's metadata has no endpoint as owner/app");
  const body = jsonText(request.inputs);
  if (body === undefined) return notMade('the inputs cannot be written as JSON');
  const path = `${endpoint.path}?${new URLSearchParams({ fal_webhook: request.webhookUrl })}`;
  const answer = await connection.call({ method: 'POST', path, body, signal: request.signal });
  const secrets = [connection.apiKey, request.webhookUrl, encodeURIComponent(request.webhookUrl)];
  return submitOutcome(answer, 'request_id', secrets);
}
