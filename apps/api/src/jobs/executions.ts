import { lookAfterDue, watchExecutions } from '@genledger/services/execution';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const PAUSE_MS = 1000;

/**
 * Carries executions on: woken whenever one becomes due, and looking by itself every second. Every process does so; they share the
 * work by leases.
 */
export function startExecutions(api: ApiContext): RunningJob {
  const job = repeat({
    pauseMs: PAUSE_MS,
    async run(isWanted) {
      await lookAfterDue(api.ledger, api.submitSoon, isWanted);
    },
    onError: (error) =>
      api.log.warn({ err: error }, 'executions could not be looked after; they are taken up again'),
  });
  const watch = watchExecutions(api.ledger, () => job.wake());
  return {
    wake: job.wake,
    async stop() {
      // Both at once, so that no further execution is taken up while the watch closes.
      await Promise.all([job.stop(), watch.close()]);
    },
  };
}
