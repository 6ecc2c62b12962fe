import { acquireLease, releaseLease } from '@genledger/db/repositories';
import { type CleanupOutcome, runScheduledCleanup } from '@genledger/services/cleanup';
import type { Configuration } from '@genledger/services/configuration';
import type { ApiContext } from '../api-context.ts';
import { type RunningJob, repeat } from './repeat.ts';

const LEASE = 'cleanup';
const LEASE_MS = 60_000;
const RENEWAL_MS = 15_000;
const LOOK_EVERY_MS = 60_000;

function tell({ log }: ApiContext, outcome: CleanupOutcome): void {
  if (outcome.kind === 'refused') {
    const { share, atMostShare } = outcome;
    log.warn(
      { share, atMostShare },
      'nothing was cleaned up: the test-record rules match too large a share; look at genledger clean report',
    );
    return;
  }
  const { cleaning, moved, kept } = outcome;
  log.info({ cleaning, ...moved, kept }, 'test records were cleaned up');
}

/** Moves test records into the trash as often as the configuration says, in one process at a time. */
export function startCleanup(
  api: ApiContext,
  { policy }: Configuration['cleanup'],
  everyMs: number,
): RunningJob {
  const { database, clock, instanceId } = api.ledger;
  const acquire = () => acquireLease(database, LEASE, instanceId, clock.now(), LEASE_MS);
  let cleaning = new AbortController();

  /** A process that may have lost the lease ends its cleaning: another one goes on with it. */
  async function renew(): Promise<void> {
    const lease = await acquire().catch(() => undefined);
    if (lease === undefined) cleaning.abort();
  }

  async function run(): Promise<void> {
    if ((await acquire()) === undefined) return;
    cleaning = new AbortController();
    const renewal = setInterval(renew, RENEWAL_MS);
    try {
      const outcome = await runScheduledCleanup(api.ledger, policy, everyMs, cleaning.signal);
      if (outcome !== undefined) tell(api, outcome);
    } finally {
      clearInterval(renewal);
    }
  }

  const job = repeat({
    pauseMs: LOOK_EVERY_MS,
    run,
    onError: (error) => api.log.warn({ err: error }, 'test records could not be cleaned up'),
  });
  return {
    wake: job.wake,
    async stop() {
      cleaning.abort();
      await job.stop();
      await releaseLease(database, LEASE, instanceId, clock.now()).catch(() => undefined);
    },
  };
}
