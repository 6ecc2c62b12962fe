import { acquireLease, releaseLease } from '@genledger/db/repositories';
import { evaluateAlerts } from '@genledger/services/alert';
import type { ApiContext } from '../api-context.ts';
import type { AlertTeller } from './alert-delivery.ts';
import { type RunningJob, repeat } from './repeat.ts';

const LEASE = 'alerts';
const SECOND_MS = 1000;
/** The lease outlasts a pause and a look, so that one process looks as long as it lives. */
const LEASE_MARGIN_MS = 30_000;

/** Looks at the rules of alerts every so often, in one process at a time, and tells what is due where no notifier does. */
export function startAlerts(api: ApiContext, teller: AlertTeller): RunningJob {
  const { database, clock, instanceId, settings } = api.ledger;
  const pauseMs = settings.alerts.everySeconds * SECOND_MS;

  const job = repeat({
    pauseMs,
    async run() {
      const now = clock.now();
      if ((await acquireLease(database, LEASE, instanceId, now, pauseMs + LEASE_MARGIN_MS)) === undefined)
        return;
      const { raised, resolved } = await evaluateAlerts(api.ledger);
      if (raised > 0) api.log.warn({ raised }, 'alerts were raised: see /admin/alerts');
      if (resolved > 0) api.log.info({ resolved }, 'alerts are over');
      await teller.tell();
    },
    onError: (error) => api.log.warn({ err: error }, 'the rules of alerts could not be looked at'),
  });
  return {
    wake: job.wake,
    async stop() {
      await job.stop();
      await releaseLease(database, LEASE, instanceId, clock.now()).catch(() => undefined);
      await teller.close();
    },
  };
}
