import type { LedgerContext } from '@genledger/services/context';
import {
  countDeliveriesToRedeliver,
  type RedeliveryFilter,
  redeliverAll,
} from '@genledger/services/delivery';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { countOf } from '../../presenters/count.ts';
import { presentRedeliveryCount, presentRedeliveryOfMany } from '../../presenters/redelivery.ts';
import { confirm } from '../../session/confirm.ts';
import type { Session } from '../../session/session.ts';

/** How much is asked before deliveries go out again. */
export interface RedriveManner {
  readonly confirmed: boolean;
  readonly dryRun: boolean;
}

/** Makes every delivery of a filter due anew, once their number is confirmed. */
export async function redriveMatching(
  session: Session,
  ledger: LedgerContext,
  filter: RedeliveryFilter,
  { confirmed, dryRun }: RedriveManner,
): Promise<Presentation> {
  const count = await countDeliveriesToRedeliver(ledger, filter);
  if (dryRun || count === 0) return presentRedeliveryCount(count, dryRun);
  const deliveries = countOf(count, 'delivery', 'deliveries');
  if (!confirmed) {
    const objection = await confirm(session, {
      question: `Make ${deliveries} due again?`,
      prospect: `${deliveries} would be made due again`,
      refusal: 'Nothing was made due.',
    });
    if (objection) return objection;
  }
  session.progress(`Making ${deliveries} due again.`);
  const redelivered = await redeliverAll(ledger, filter, count);
  return redelivered.ok
    ? presentRedeliveryOfMany(redelivered.value.redelivered)
    : presentServiceError(redelivered.error);
}
