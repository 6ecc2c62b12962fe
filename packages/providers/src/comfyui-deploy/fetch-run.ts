import type { Connection } from '../http/index.ts';
import { pathSegment, runOutcome, succeeded, withoutSuccess } from '../outcome/index.ts';
import type { FetchRunOutcome, RunReference } from '../provider/index.ts';
import { readRun } from './report.ts';

/** Asks for a run: `GET /api/run/{run_id}`. */
export async function fetchRun(
  connection: Connection,
  { runId }: RunReference,
  signal?: AbortSignal,
): Promise<FetchRunOutcome> {
  const id = pathSegment(runId);
  if (id === undefined) return { kind: 'unknown-run' };
  const answer = await connection.call({ method: 'GET', path: `/run/${id}`, signal });
  return succeeded(answer)
    ? runOutcome(answer.body, runId, readRun)
    : withoutSuccess(answer, connection.apiKey);
}
