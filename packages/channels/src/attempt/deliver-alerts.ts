import type { Database } from '@genledger/db/client';
import {
  type ClaimedDelivery,
  claimDeliveries,
  type DueDelivery,
  findDueAlerts,
  insertAttempts,
  liveNotifiers,
} from '@genledger/db/repositories';
import type { DeliverySettlement } from '@genledger/domain/delivery';
import { abandonedAttempt } from './abandoned.ts';
import { type AttemptContext, type AttemptTools, attemptDelivery } from './attempt.ts';
import { entryOf, recordEntries, type Settler } from './record.ts';

/** What telling alerts without a notifier needs. */
export interface AlertDelivery extends AttemptContext, Settler {
  readonly database: Database;
}

/** What became of an alert that was due. */
export interface DeliveredAlert {
  readonly platform: string;
  /** `fenced` where somebody else had taken it up meanwhile. */
  readonly outcome: DeliverySettlement['kind'] | 'fenced';
}

/** Alerts are few: one of each rule and group. */
const AT_ONCE = 50;
/** A notifier takes up what is due within seconds; an alert that waits for so long is left alone by whoever runs, ms. */
const LEFT_ALONE_MS = 120_000;
/** A claim outlasts the longest try and the writing of its outcome by so much, ms. */
const LEASE_MARGIN_MS = 30_000;

function leaseMs({ channels }: AlertDelivery): number {
  const tries = channels.ready.map((platform) => {
    const state = channels.find(platform);
    return state?.kind === 'ready' ? state.channel.policy.timeoutMs : 0;
  });
  return Math.max(0, ...tries) + LEASE_MARGIN_MS;
}

/** What a notifier had claimed when it died was perhaps sent and perhaps not: the records say so. */
async function noteAbandoned(
  { database, clock }: AlertDelivery,
  due: readonly DueDelivery[],
  claimed: readonly ClaimedDelivery[],
): Promise<void> {
  const attempts = claimed.flatMap((delivery) => {
    const by = due.find(({ subject }) => subject.id === delivery.subject.id)?.abandonedBy;
    return (by && abandonedAttempt(delivery, by, clock.now())) ?? [];
  });
  await insertAttempts(database, attempts);
}

/**
 * Makes one try at each alert that is due, where no notifier runs that would, or those that run have left it alone: the same claim, channel and record, so that a notifier
 * that comes back sends none of them twice. Alerts of platforms whose channel is not here wait for it.
 * @throws the driver's error where the database is away; what was claimed is due again once its lease is over
 */
export async function deliverAlerts(
  context: AlertDelivery,
  tools: AttemptTools,
): Promise<readonly DeliveredAlert[]> {
  const { database, clock, channels, name } = context;
  const now = clock.now();
  const isServed = (await liveNotifiers(database, now)).length > 0;
  const dueBy = isServed ? new Date(now.getTime() - LEFT_ALONE_MS) : now;
  const due = await findDueAlerts(database, channels.ready, dueBy, AT_ONCE);
  if (due.length === 0) return [];
  const lease = { owner: name, until: new Date(now.getTime() + leaseMs(context)) };
  const subjects = due.map(({ subject }) => subject);
  const claimed = await claimDeliveries(database, subjects, lease, now);
  await noteAbandoned(context, due, claimed);
  return Promise.all(
    claimed.map(async (delivery) => {
      const attempted = await attemptDelivery(context, tools, delivery);
      const entry = entryOf(context, delivery, attempted);
      const fenced = await recordEntries(database, [entry]);
      const isFenced = fenced.has(delivery.subject.id);
      return { platform: delivery.platform, outcome: isFenced ? 'fenced' : entry.outcome.settlement.kind };
    }),
  );
}
