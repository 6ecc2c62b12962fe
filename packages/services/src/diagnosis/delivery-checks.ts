import type { Database } from '@genledger/db/client';
import {
  countDropped,
  countHeldDeliveries,
  liveNotifiers,
  type NotifierRecord,
  nextDeliveryDue,
} from '@genledger/db/repositories';
import { ageText } from './age.ts';
import { type Finding, failing, ok, warning } from './check.ts';

const LOOK_LIMIT_MS = 5000;
/** Deliveries are taken up at once; one that is due for so long waits for a process that is not there. */
const OVERDUE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = 'Start one: npx -y pnpm@12 --filter @genledger/notifier start.';

/** Whether anybody delivers. */
export async function checkNotifiers(database: Database, now: Date): Promise<Finding> {
  const notifiers = await liveNotifiers(database, now);
  if (notifiers.length > 0) return ok(`${notifiers.map(({ name }) => name).join(', ')}.`);
  return (await nextDeliveryDue(database)) === undefined
    ? warning('None runs; no delivery waits.', START)
    : failing('None runs, and deliveries wait.', START);
}

/** The state of each channel: `ready` where any notifier has it, else why not. */
function channelStates(notifiers: readonly NotifierRecord[]): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const [platform, state] of notifiers.flatMap(({ channels }) => Object.entries(channels))) {
    if (states.get(platform) !== 'ready') states.set(platform, state);
  }
  return states;
}

function describeChannels(states: ReadonlyMap<string, string>): Finding {
  const named = (wanted: boolean) =>
    [...states].filter(([, state]) => (state === 'ready') === wanted).map(([platform]) => platform);
  const [ready, others] = [named(true), named(false)];
  const finding = ready.length === 0 ? 'None is configured.' : `Configured: ${ready.join(', ')}.`;
  return ok(
    others.length === 0 ? finding : `${finding} Not: ${others.join(', ')}; no delivery waits for them.`,
  );
}

/** Whether the channels are configured that deliveries need. */
export async function checkChannels(database: Database, now: Date): Promise<Finding> {
  const notifiers = await liveNotifiers(database, now);
  if (notifiers.length === 0) return warning('Not known while no notifier runs.', START);
  const states = channelStates(notifiers);
  const waiting = (await countHeldDeliveries(database)).filter(
    ({ hold, platform }) => hold === 'not-configured' && states.get(platform) !== 'ready',
  );
  if (waiting.length === 0) return describeChannels(states);
  return {
    ...failing(
      'Deliveries wait for channels that are not configured.',
      'Set what is missing where the notifier runs, and start it again; they go out by themselves.',
    ),
    details: waiting.map(
      ({ platform, count }) => `${platform} (${count} waiting): ${states.get(platform) ?? 'no such channel'}`,
    ),
  };
}

/** Whether deliveries go out when they are due, and whether any were given up lately. */
export async function checkDeliveries(database: Database, now: Date): Promise<Finding> {
  const due = await nextDeliveryDue(database);
  if (due !== undefined && now.getTime() - due.getTime() > OVERDUE_MS) {
    return failing(
      `They are late: the oldest has been due for ${ageText(due, now)}.`,
      'Start a notifier; where one runs, its log says why it does not take them.',
    );
  }
  const dropped = await countDropped(database, new Date(now.getTime() - DAY_MS), LOOK_LIMIT_MS);
  return dropped === 0
    ? ok('None is late; none of the last 24 h was given up.')
    : warning(
        `${dropped} of the last 24 h were given up.`,
        'See genledger deliveries list --status dropped; genledger deliveries redrive sends them again.',
      );
}
