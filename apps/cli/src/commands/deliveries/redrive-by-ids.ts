import type { DeliverySubjectId } from '@genledger/domain/delivery';
import type { LedgerContext } from '@genledger/services/context';
import { getDeliverySubject, redeliver } from '@genledger/services/delivery';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentRedeliveries, type Redelivery } from '../../presenters/redelivery.ts';
import type { Session } from '../../session/session.ts';

/** Makes the deliveries that are named due anew; one that cannot be holds up no other. */
export async function redriveByIds(
  session: Session,
  ledger: LedgerContext,
  ids: readonly DeliverySubjectId[],
): Promise<Presentation> {
  const redeliveries: Redelivery[] = [];
  for (const id of ids) {
    if (session.interrupted.aborted) break;
    const subject = await getDeliverySubject(ledger, id);
    const redelivered = subject.ok ? await redeliver(ledger, subject.value) : subject;
    redeliveries.push(redelivered.ok ? redelivered.value : { id, error: redelivered.error });
  }
  return presentRedeliveries(redeliveries, ids.length);
}
