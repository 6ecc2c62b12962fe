import type { LedgerContext } from '@genledger/services/context';
import { countEvents, replayEvents, type SettledState } from '@genledger/services/event';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentStateReplay } from '../../presenters/replay.ts';
import type { Session } from '../../session/session.ts';

const plural = (count: number) => (count === 1 ? '1 event' : `${count} events`);

/** Asks before a whole state is replayed. @returns what stands against it */
async function objection(
  session: Session,
  count: number,
  state: SettledState,
): Promise<Presentation | undefined> {
  const question = `Replay ${plural(count)} in state ${state}? [y/N] `;
  const answer = session.flags.json ? undefined : await session.host.ask(question);
  if (answer !== undefined && /^y(es)?$/i.test(answer.trim())) return undefined;
  if (answer !== undefined) {
    return presentProblem({ code: 'not-confirmed', message: 'Nothing was replayed.' }, 'does-not-hold');
  }
  const message = `${plural(count)} would be replayed. Nothing was: add --yes to do it.`;
  return presentProblem({ code: 'not-confirmed', message });
}

/** Replays every event of a state, once that is confirmed. */
export async function replayState(
  session: Session,
  ledger: LedgerContext,
  state: SettledState,
  confirmed: boolean,
): Promise<Presentation> {
  const count = await countEvents(ledger, state);
  if (count > 0 && !confirmed) {
    const stopped = await objection(session, count, state);
    if (stopped) return stopped;
  }
  const replayed = await replayEvents(ledger, state, {
    signal: session.interrupted,
    onProgress: (done) => session.progress(`${done} of ${count} replayed`),
  });
  return presentStateReplay({ state, replayed, interrupted: session.interrupted.aborted });
}
