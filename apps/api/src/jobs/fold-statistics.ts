import { foldStatistics } from '@genledger/services/statistics';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const PAUSE_MS = 3_600_000;

/** Puts the sums of weeks that are over into one document each: at the start, and each hour. */
export function startFoldStatistics(api: ApiContext): RunningJob {
  return repeat({
    pauseMs: PAUSE_MS,
    async run(isWanted) {
      const folded = await foldStatistics(api.ledger, isWanted);
      if (folded > 0) api.log.info({ sums: folded }, 'weekly sums were put together');
    },
    onError: (error) => api.log.warn({ err: error }, 'weekly sums could not be put together'),
  });
}
