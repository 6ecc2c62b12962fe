import type { ProviderRunId } from '@genledger/domain/kernel';
import { type Answered, answerJson, type Connection, type Exchange } from '../http/index.ts';
import { pathSegment, runOutcome, succeeded, withoutSuccess } from '../outcome/index.ts';
import type { FetchRunOutcome, RunReference } from '../provider/index.ts';
import { asRecord, type JsonRecord, textField } from '../reading/index.ts';
import { type FalAnswer, readAnswer } from './answer.ts';
import { endpointOf } from './endpoint.ts';
import { queueMeaning } from './statuses.ts';

/** Answers that speak of our asking, and not of the run: key, limits, a time-out on the way. */
const OF_THE_QUESTION: ReadonlySet<number> = new Set([401, 403, 404, 408, 410, 429]);

const NO_ENDPOINT: FetchRunOutcome = {
  kind: 'unavailable',
  message: "the tool's metadata has no endpoint as owner/app",
};

/**
 * Whether an answer is the model's own, success or failure, and not of somebody in between. An error of a server is the model's where
 * fal names its type, or the queue has said that the request failed.
 */
function isModelsAnswer(exchange: Exchange, status: JsonRecord): exchange is Answered {
  if (exchange.kind !== 'answered' || !exchange.body.complete || OF_THE_QUESTION.has(exchange.status)) {
    return false;
  }
  if (exchange.status < 300) return answerJson(exchange.body) !== undefined;
  const isNamed = textField(status, 'error') !== undefined || exchange.headers.has('x-fal-error-type');
  return exchange.status >= 500 ? isNamed : exchange.status >= 400;
}

/** The model's answer as the inbox keeps it. */
function resultOf(answer: Answered): FalAnswer['result'] {
  const billableUnits = answer.headers.get('x-fal-billable-units');
  return {
    httpStatus: answer.status,
    ...(billableUnits !== null && { billableUnits }),
    body: answerJson(answer.body) ?? null,
  };
}

function read(runId: ProviderRunId, status: JsonRecord, answer?: Answered): FetchRunOutcome {
  const kept = { request_id: runId, status, ...(answer && { result: resultOf(answer) }) };
  return runOutcome({ complete: true, text: JSON.stringify(kept) }, runId, readAnswer);
}

/** Asks for a request: its status in the queue, and the model's answer once it has left that. */
export async function fetchRun(
  connection: Connection,
  { runId, toolMetadata }: RunReference,
  signal?: AbortSignal,
): Promise<FetchRunOutcome> {
  const [endpoint, id] = [endpointOf(toolMetadata), pathSegment(runId)];
  if (id === undefined) return { kind: 'unknown-run' };
  if (endpoint === undefined) return NO_ENDPOINT;
  const path = `${endpoint.app}/requests/${id}`;
  const queue = await connection.call({ method: 'GET', path: `${path}/status`, signal });
  if (!succeeded(queue)) return withoutSuccess(queue, connection.apiKey);
  const status = asRecord(answerJson(queue.body));
  if (status === undefined) return runOutcome(queue.body, runId, readAnswer);
  const named = textField(status, 'request_id');
  if (named !== undefined && named !== runId) {
    return { kind: 'unavailable', message: 'unusable answer: it is about another run' };
  }
  if (queueMeaning(textField(status, 'status') ?? '') !== 'ended') return read(runId, status);
  const result = await connection.call({ method: 'GET', path, signal });
  return isModelsAnswer(result, status)
    ? read(runId, status, result)
    : withoutSuccess(result, connection.apiKey);
}
