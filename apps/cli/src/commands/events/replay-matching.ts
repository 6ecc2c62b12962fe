import type { LedgerContext } from '@genledger/services/context';
import { countEvents, type ReplayFilter, replayEvents } from '@genledger/services/event';
import type { Presentation } from '../../outcome/presentation.ts';
import { countOf } from '../../presenters/count.ts';
import { presentStateReplay } from '../../presenters/replay.ts';
import { confirm } from '../../session/confirm.ts';
import type { Session } from '../../session/session.ts';
import { keptOperation } from '../kept-operation.ts';

/** Replays every event of a filter, once that is confirmed. */
export async function replayMatching(
  session: Session,
  ledger: LedgerContext,
  filter: ReplayFilter,
  { isConfirmed, why }: { readonly isConfirmed: boolean; readonly why: string | undefined },
): Promise<Presentation> {
  const { state } = filter;
  const count = await countEvents(ledger, filter);
  if (count > 0 && !isConfirmed) {
    const events = countOf(count, 'event');
    const objection = await confirm(session, {
      question: `Replay ${events} in state ${state}?`,
      prospect: `${events} would be replayed`,
      refusal: 'Nothing was replayed.',
    });
    if (objection) return objection;
  }
  const replayed = await keptOperation(
    ledger,
    { kind: 'event-replay', about: `${countOf(count, 'event')} in state ${state}`, why },
    () =>
      replayEvents(ledger, filter, {
        signal: session.interrupted,
        onProgress: (done) => session.progress(`${done} of ${count} replayed`),
      }),
    (done) => `${done} replayed`,
  );
  return presentStateReplay({ state, replayed, interrupted: session.interrupted.aborted });
}
