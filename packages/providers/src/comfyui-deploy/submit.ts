import type { Connection } from '../http/index.ts';
import { jsonText, notMade, submitOutcome } from '../outcome/index.ts';
import type { RunRequest, SubmitOutcome } from '../provider/index.ts';
import { textField } from '../reading/index.ts';

/** Hands one piece of work over: `POST /api/run/deployment/queue` with the tool's `deploymentId`. */
export async function submit(connection: Connection, request: RunRequest): Promise<SubmitOutcome> {
  const deploymentId = textField(request.toolMetadata, 'deploymentId');
  if (deploymentId === undefined) return notMade("the tool's metadata has no deploymentId");
  const body = jsonText({
    deployment_id: deploymentId,
    inputs: request.inputs,
    webhook: request.webhookUrl,
  });
  if (body === undefined) return notMade('the inputs cannot be written as JSON');
  const path = '/run/deployment/queue';
  const answer = await connection.call({ method: 'POST', path, body, signal: request.signal });
  return submitOutcome(answer, 'run_id', [connection.apiKey, request.webhookUrl]);
}
