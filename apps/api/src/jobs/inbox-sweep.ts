import { watchInbox } from '@genledger/services/event';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const PAUSE_MS = 1000;

/** Applies events that no process applies: woken by the inbox's change stream, and looking by itself every second. */
export function startInboxSweep(api: ApiContext): RunningJob {
  const job = repeat({
    pauseMs: PAUSE_MS,
    run: () => api.applier.sweep(),
    onError: (error) => api.log.warn({ err: error }, 'the inbox could not be swept'),
  });
  const watch = watchInbox(api.ledger, () => job.wake());
  return {
    wake: job.wake,
    async stop() {
      await watch.close();
      await job.stop();
    },
  };
}
