import type { Connection } from '../http/index.ts';
import { pathSegment, succeeded, withoutSuccess } from '../outcome/index.ts';
import type { CancelOutcome, RunReference } from '../provider/index.ts';

/** Asks for an end of a run: `POST /api/run/{run_id}/cancel`. That it has ended is told by a webhook or by asking. */
export async function cancel(
  connection: Connection,
  { runId }: RunReference,
  signal?: AbortSignal,
): Promise<CancelOutcome> {
  const id = pathSegment(runId);
  if (id === undefined) return { kind: 'unknown-run' };
  const answer = await connection.call({ method: 'POST', path: `/run/${id}/cancel`, signal });
  return succeeded(answer) ? { kind: 'accepted' } : withoutSuccess(answer, connection.apiKey);
}
