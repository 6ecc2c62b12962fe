import type { ProviderRunId } from '@genledger/domain/kernel';
import { answerJson } from '../http/index.ts';
import type { FetchRunOutcome } from '../provider/index.ts';
import { type Connection, runPath } from './connection.ts';
import { readRun } from './report.ts';
import { succeeded, withoutSuccess } from './unavailable.ts';

const unusable = (problem: string): FetchRunOutcome => ({
  kind: 'unavailable',
  message: `unusable answer: ${problem}`,
});

/** Asks for a run: `GET /api/run/{run_id}`. An answer about another run is no answer. */
export async function fetchRun(
  connection: Connection,
  runId: ProviderRunId,
  signal?: AbortSignal,
): Promise<FetchRunOutcome> {
  const path = runPath(runId);
  if (path === undefined) return { kind: 'unknown-run' };
  const answer = await connection.call({ method: 'GET', path, signal });
  if (!succeeded(answer)) return withoutSuccess(answer, connection.apiKey);
  if (!answer.body.complete) return unusable(answer.body.message);
  const report = readRun(answerJson(answer.body));
  if (!report.ok) {
    return unusable(
      report.error.errors.map(({ path, message }) => `${path || 'body'} ${message}`).join('; '),
    );
  }
  if (report.value.providerRunId !== runId) return unusable('it is about another run');
  return { kind: 'found', report: report.value, raw: answer.body.text };
}
