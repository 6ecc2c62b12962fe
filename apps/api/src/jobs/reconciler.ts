import { acquireLease, releaseLease } from '@genledger/db/repositories';
import { reconcileDue } from '@genledger/services/reconciliation';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const LEASE = 'reconciler';
const LEASE_MS = 15_000;
const RENEWAL_MS = 5000;
const LONGEST_PAUSE_MS = 5000;

/** Looks after open generations that are due, in one process at a time. */
export function startReconciler(api: ApiContext): RunningJob {
  const { database, clock, instanceId, settings } = api.ledger;
  const acquire = () => acquireLease(database, LEASE, instanceId, clock.now(), LEASE_MS);

  async function run(): Promise<void> {
    let held = (await acquire()) !== undefined;
    if (!held) return;
    const renewal = setInterval(() => {
      acquire().then(
        (lease) => {
          held = lease !== undefined;
        },
        () => {
          held = false;
        },
      );
    }, RENEWAL_MS);
    try {
      const outcomes = await reconcileDue(api.ledger, () => held);
      for (const [outcome, count] of outcomes) api.metrics.reconciled.inc({ outcome }, count);
    } finally {
      clearInterval(renewal);
    }
  }

  const job = repeat({
    pauseMs: Math.min(settings.reconciliation.pollAfterMs / 2, LONGEST_PAUSE_MS),
    run,
    onError: (error) => api.log.warn({ err: error }, 'the reconciler failed'),
  });
  return {
    wake: job.wake,
    async stop() {
      await job.stop();
      await releaseLease(database, LEASE, instanceId, clock.now()).catch(() => undefined);
    },
  };
}
