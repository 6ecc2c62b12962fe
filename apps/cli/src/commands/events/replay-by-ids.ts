import type { EventId } from '@genledger/domain/kernel';
import type { LedgerContext } from '@genledger/services/context';
import { replayEvent } from '@genledger/services/event';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentReplays, type Replay } from '../../presenters/replay.ts';
import type { Session } from '../../session/session.ts';
import { keptOperation } from '../kept-operation.ts';

/** Replays the events that are named; one that does not exist holds up no other. */
export async function replayByIds(
  session: Session,
  ledger: LedgerContext,
  ids: readonly EventId[],
  why: string | undefined,
): Promise<Presentation> {
  const replays: Replay[] = [];
  const replayAll = async () => {
    for (const eventId of ids) {
      if (session.interrupted.aborted) break;
      const replayed = await replayEvent(ledger, eventId);
      replays.push(replayed.ok ? replayed.value : { eventId, error: replayed.error });
    }
  };
  const about = ids.length === 1 ? `event ${ids[0]}` : `${ids.length} events`;
  await keptOperation(ledger, { kind: 'event-replay', about, why }, replayAll, () => {
    const replayed = replays.filter((replay) => !('error' in replay)).length;
    return `${replayed} of ${ids.length} replayed`;
  });
  return presentReplays(replays, ids.length);
}
