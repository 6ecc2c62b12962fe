import { matchUnmatched } from '@genledger/services/event';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const PAUSE_MS = 60_000;

/** Finds events whose run was recorded by a process that died before it could let them be applied: at the start, and each minute. */
export function startUnmatchedEvents(api: ApiContext): RunningJob {
  return repeat({
    pauseMs: PAUSE_MS,
    async run(isWanted) {
      const released = await matchUnmatched(api.ledger, isWanted);
      if (released > 0) api.log.info({ events: released }, 'events that had been left unmatched are applied');
    },
    onError: (error) => api.log.warn({ err: error }, 'unmatched events could not be looked through'),
  });
}
