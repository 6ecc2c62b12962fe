import { bucketOf, oneIn } from '@genledger/domain/estimate';
import type { AccountId, ToolId } from '@genledger/domain/kernel';
import { ZERO_USD } from '@genledger/domain/money';
import { type Contribution, NO_CONTRIBUTION, type WeeklyChange } from '@genledger/domain/statistics';
import type { Document } from 'mongodb';
import { fromMoney, fromWhole } from '../mappers/index.ts';

const ENDED: ReadonlySet<unknown> = new Set(['success', 'failed', 'cancelled']);

/** What the fields of a stored generation add to the sums of its week. */
function contributionIn(fields: Document): Contribution {
  const { status, costUsd } = fields;
  if (!ENDED.has(status)) return NO_CONTRIBUTION;
  const durationMs = fromWhole(fields['durationMs']);
  return {
    count: 1,
    succeeded: status === 'success' ? 1 : 0,
    failed: status === 'failed' ? 1 : 0,
    cancelled: status === 'cancelled' ? 1 : 0,
    durationMs,
    pointsSpent: fromWhole(fields['pointsSpent']),
    protocolNetPoints: fromWhole(fields['protocolNetPoints']),
    costCount: costUsd === undefined ? 0 : 1,
    costUsd: costUsd === undefined ? ZERO_USD : fromMoney(costUsd),
    durations: oneIn(bucketOf(durationMs)),
  };
}

/**
 * What a migrated document was counted with in the weekly sums. While no event was applied to it that is what the migration wrote, whatever
 * a writer of version 1 has put in its place since.
 */
export function countedWith(document: Document): WeeklyChange {
  const written = document['legacy']?.['written'];
  const fields = document['revision'] === 0 && written !== undefined ? written : document;
  return {
    environment: String(document['environment']),
    toolId: String(fields['toolId']) as ToolId,
    accountId: String(document['accountId']) as AccountId,
    requestTimestamp: fields['requestTimestamp'],
    change: contributionIn(fields),
  };
}
