import type { LedgerContext } from '@genledger/services/context';
import { countEvents, type ReplayFilter, replayEvents } from '@genledger/services/event';
import type { Presentation } from '../../outcome/presentation.ts';
import { countOf } from '../../presenters/count.ts';
import { presentStateReplay } from '../../presenters/replay.ts';
import { confirm } from '../../session/confirm.ts';
import type { Session } from '../../session/session.ts';

/** Replays every event of a filter, once that is confirmed. */
export async function replayMatching(
  session: Session,
  ledger: LedgerContext,
  filter: ReplayFilter,
  confirmed: boolean,
): Promise<Presentation> {
  const { state } = filter;
  const count = await countEvents(ledger, filter);
  if (count > 0 && !confirmed) {
    const events = countOf(count, 'event');
    const objection = await confirm(session, {
      question: `Replay ${events} in state ${state}?`,
      prospect: `${events} would be replayed`,
      refusal: 'Nothing was replayed.',
    });
    if (objection) return objection;
  }
  const replayed = await replayEvents(ledger, filter, {
    signal: session.interrupted,
    onProgress: (done) => session.progress(`${done} of ${count} replayed`),
  });
  return presentStateReplay({ state, replayed, interrupted: session.interrupted.aborted });
}
