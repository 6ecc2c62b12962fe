import type { Connection } from '../http/index.ts';
import { jsonText, notMade, pathSegment, submitOutcome } from '../outcome/index.ts';
import type { RunRequest, SubmitOutcome, ToolMetadata } from '../provider/index.ts';
import { textField } from '../reading/index.ts';

/** Where a prediction is asked for, and what its body says beside the input. */
interface Target {
  readonly path: string;
  readonly version?: string;
}

/** `owner/name` as a path. */
function ownedPath(kind: string, name: string): Target | undefined {
  const [owner, model, ...rest] = name.split('/').map(pathSegment);
  return owner && model && rest.length === 0 ? { path: `/${kind}/${owner}/${model}/predictions` } : undefined;
}

/** What a tool runs there: a `version`, a `deployment`, or an official `model`, the first that its metadata name. */
function targetOf(metadata: ToolMetadata): Target | undefined {
  const version = textField(metadata, 'version');
  if (version !== undefined) return { path: '/predictions', version };
  const deployment = textField(metadata, 'deployment');
  if (deployment !== undefined) return ownedPath('deployments', deployment);
  const model = textField(metadata, 'model');
  return model === undefined ? undefined : ownedPath('models', model);
}

/** Asks for a prediction: `POST /v1/predictions`, or below a model or deployment. Told of are its start and its end. */
export async function submit(connection: Connection, request: RunRequest): Promise<SubmitOutcome> {
  const target = targetOf(request.toolMetadata);
  if (target === undefined) {
    return notMade("the tool's metadata has no version, and no deployment or model as owner/name");
  }
  const body = jsonText({
    ...(target.version !== undefined && { version: target.version }),
    input: request.inputs,
    webhook: request.webhookUrl,
    webhook_events_filter: ['start', 'completed'],
  });
  if (body === undefined) return notMade('the inputs cannot be written as JSON');
  const answer = await connection.call({ method: 'POST', path: target.path, body, signal: request.signal });
  return submitOutcome(answer, 'id', [connection.apiKey, request.webhookUrl]);
}
