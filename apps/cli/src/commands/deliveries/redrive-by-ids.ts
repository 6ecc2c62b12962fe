import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { redeliver } from '@genledger/services/delivery';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentRedeliveries, type Redelivery } from '../../presenters/redelivery.ts';
import type { Session } from '../../session/session.ts';

/** Makes the deliveries that are named due anew; one that cannot be holds up no other. */
export async function redriveByIds(
  session: Session,
  ledger: LedgerContext,
  ids: readonly GenerationId[],
): Promise<Presentation> {
  const redeliveries: Redelivery[] = [];
  for (const generationId of ids) {
    if (session.interrupted.aborted) break;
    const redelivered = await redeliver(ledger, generationId);
    redeliveries.push(redelivered.ok ? { generationId } : { generationId, error: redelivered.error });
  }
  return presentRedeliveries(redeliveries, ids.length);
}
