import type { Database, EventStateDocument } from '@genledger/db/client';
import { inboxBacklog } from '@genledger/db/repositories';
import { ageText } from './age.ts';
import { type Finding, failing, ok, warning } from './check.ts';

const LOOK_LIMIT_MS = 5000;
/** Events are applied within seconds; one that waits so long waits for a process that is not there. */
const BACKLOG_LIMIT_MS = 60_000;
const DAY_MS = 86_400_000;
const RECONCILER_LEASE = 'reconciler';

/** Whether events are applied as they come. */
export async function checkInbox(database: Database, now: Date): Promise<Finding> {
  const { count, oldest } = await inboxBacklog(database);
  if (oldest === undefined) return ok('No event waits.');
  const finding = `${count} to be applied; the oldest has waited for ${ageText(oldest, now)}.`;
  return now.getTime() - oldest.getTime() > BACKLOG_LIMIT_MS
    ? failing(finding, 'Start the API, which applies them; its log says why one cannot be applied.')
    : ok(finding);
}

async function countEvents(database: Database, states: readonly EventStateDocument[]): Promise<number> {
  return database.webhookEvents.countDocuments({ state: { $in: [...states] } }, { maxTimeMS: LOOK_LIMIT_MS });
}

/** Events of runs that no generation has. */
export async function checkUnmatchedEvents(database: Database): Promise<Finding> {
  const count = await countEvents(database, ['unmatched']);
  return count === 0
    ? ok('None.')
    : warning(
        `${count} of runs that no generation has.`,
        'See genledger events list --state unmatched; recording the run applies them.',
      );
}

/** Events whose status or body this build does not know. */
export async function checkUnreadableEvents(database: Database): Promise<Finding> {
  const count = await countEvents(database, ['unknown', 'invalid']);
  return count === 0
    ? ok('None.')
    : warning(
        `${count} with a status or a body that this build does not know.`,
        'See genledger events list --state unknown, or invalid; replay them with a build that knows them.',
      );
}

/** Generations that should have ended or expired long ago, and the oldest of those that run. */
export async function checkOpenGenerations(database: Database, now: Date): Promise<Finding> {
  const open = { status: { $in: ['pending', 'processing'] } } as const;
  const oldest = await database.generationOutputs
    .find(open, { projection: { requestTimestamp: 1 }, maxTimeMS: LOOK_LIMIT_MS })
    .sort({ requestTimestamp: 1 })
    .limit(1)
    .next();
  if (oldest === null) return ok('None: every generation has ended.');
  const { _id, requestTimestamp } = oldest;
  const which = `The oldest, ${_id.toHexString()}, was requested ${ageText(requestTimestamp, now)} ago.`;
  const before = new Date(now.getTime() - DAY_MS);
  if (requestTimestamp >= before) return ok(which);
  const count = await database.generationOutputs.countDocuments(
    { ...open, requestTimestamp: { $lt: before } },
    { maxTimeMS: LOOK_LIMIT_MS },
  );
  return failing(
    `${which} Open for longer than 24 h: ${count}.`,
    'See genledger generations list --older-than 24h --status pending, or processing.',
  );
}

/** Whether some process looks after generations that nothing is heard of. */
export async function checkReconciler(database: Database, now: Date): Promise<Finding> {
  const lease = await database.leases.findOne({ name: RECONCILER_LEASE }, { maxTimeMS: LOOK_LIMIT_MS });
  if (lease !== null && lease.until > now) return ok(`${lease.owner} runs it.`);
  const last = lease === null ? '' : ` ${lease.owner} did until ${lease.until.toISOString()}.`;
  return warning(`No process runs it.${last}`, 'Start the API, which does.');
}
