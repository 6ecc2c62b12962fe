import { type ProviderRunId, parseExternalId } from '@genledger/domain/kernel';
import { type Answered, answerJson, describeAnswer } from '../http/index.ts';
import type { RunRequest, SubmitOutcome } from '../provider/index.ts';
import { asRecord, textField } from '../reading/index.ts';
import type { Connection } from './connection.ts';

const TOO_MANY_REQUESTS = 429;
/** Redirections that say the request was not handled at this address. */
const MOVED: ReadonlySet<number> = new Set([301, 307, 308]);
/** 4xx that gateways also say of a request that went on behind them: request timeout, client closed request. */
const GATEWAY_TIMEOUTS: ReadonlySet<number> = new Set([408, 499]);

/** The body of a submission as JSON text; nothing for inputs that JSON can't hold. */
function submissionBody(deploymentId: string, request: RunRequest): string | undefined {
  try {
    return JSON.stringify({
      deployment_id: deploymentId,
      inputs: request.inputs,
      webhook: request.webhookUrl,
    });
  } catch {
    return undefined;
  }
}

/** The run that was accepted. A 2xx without a run id may have started one all the same. */
function accepted(answer: Answered): SubmitOutcome {
  const body = asRecord(answerJson(answer.body));
  const id = parseExternalId<ProviderRunId>((body && textField(body, 'run_id')) ?? '');
  if (id.ok) return { kind: 'accepted', providerRunId: id.value };
  const problem = answer.body.complete ? 'the answer holds no run_id' : answer.body.message;
  return { kind: 'uncertain', message: `HTTP ${answer.status}: ${problem}` };
}

/** What an answer makes certain: a 4xx was not run, a 429 not taken for now, and anything unclear may have been run. */
function outcomeOf(answer: Answered, secrets: readonly string[]): SubmitOutcome {
  const { status, retryAfterMs } = answer;
  if (status >= 200 && status < 300) return accepted(answer);
  const message = describeAnswer(status, answer.body, secrets);
  if (status === TOO_MANY_REQUESTS) {
    return { kind: 'not-sent', message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  const refused = MOVED.has(status) || (status >= 400 && status < 500 && !GATEWAY_TIMEOUTS.has(status));
  return refused ? { kind: 'refused', status, message } : { kind: 'uncertain', message };
}

/** Hands one piece of work over: `POST /api/run/deployment/queue` with the tool's `deploymentId`. */
export async function submit(connection: Connection, request: RunRequest): Promise<SubmitOutcome> {
  const deploymentId = textField(request.toolMetadata, 'deploymentId');
  if (deploymentId === undefined)
    return { kind: 'refused', message: "the tool's metadata has no deploymentId" };
  const body = submissionBody(deploymentId, request);
  if (body === undefined) return { kind: 'refused', message: 'the inputs cannot be written as JSON' };
  const answer = await connection.call({
    method: 'POST',
    path: '/run/deployment/queue',
    body,
    signal: request.signal,
  });
  switch (answer.kind) {
    case 'answered':
      return outcomeOf(answer, [connection.apiKey, request.webhookUrl]);
    case 'not-sent':
      return answer;
    case 'cut-off':
      return { kind: 'uncertain', message: answer.message };
  }
}
