import type { ProviderRunId } from '@genledger/domain/kernel';
import type { CancelOutcome } from '../provider/index.ts';
import { type Connection, runPath } from './connection.ts';
import { succeeded, withoutSuccess } from './unavailable.ts';

/** Asks for an end of a run: `POST /api/run/{run_id}/cancel`. That it has ended is told by a webhook or by asking. */
export async function cancel(
  connection: Connection,
  runId: ProviderRunId,
  signal?: AbortSignal,
): Promise<CancelOutcome> {
  const path = runPath(runId);
  if (path === undefined) return { kind: 'unknown-run' };
  const answer = await connection.call({ method: 'POST', path: `${path}/cancel`, signal });
  return succeeded(answer) ? { kind: 'accepted' } : withoutSuccess(answer, connection.apiKey);
}
