import type { IncomingEvent } from '../../src/repositories/index.ts';
import { unique } from './ledger-database.ts';
import { COMFYUI_DEPLOY, NOW, runId } from './records.ts';

/** A webhook of a run that nobody else speaks of. */
export function anIncomingEvent(changes: Partial<IncomingEvent> = {}): IncomingEvent {
  const providerRunId = changes.providerRunId ?? runId();
  return {
    provider: COMFYUI_DEPLOY,
    source: 'webhook',
    providerRunId,
    providerStatus: 'running',
    rawBody: JSON.stringify({ run_id: providerRunId, status: 'running', note: unique('note') }),
    receivedAt: NOW,
    ...changes,
  };
}
