import { foldStatistics } from '@genledger/services/statistics';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const PAUSE_MS = 3_600_000;

/** Puts the sums of weeks that are over into one document each: at the start, and each hour. */
export function startFoldStatistics(api: ApiContext): RunningJob {
  let stopped = false;
  const job = repeat({
    pauseMs: PAUSE_MS,
    async run() {
      const folded = await foldStatistics(api.ledger, () => !stopped);
      if (folded > 0) api.log.info({ sums: folded }, 'weekly sums were put together');
    },
    onError: (error) => api.log.warn({ err: error }, 'weekly sums could not be put together'),
  });
  return {
    wake: job.wake,
    async stop() {
      stopped = true;
      await job.stop();
    },
  };
}
