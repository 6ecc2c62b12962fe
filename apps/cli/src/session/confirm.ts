import type { Presentation } from '../outcome/presentation.ts';
import { presentProblem } from '../outcome/problem.ts';
import type { Session } from './session.ts';

/** What is to be confirmed, in its three sentences. */
export interface Confirmation {
  /** `Replay 12 events in state unmatched?` */
  readonly question: string;
  /** `12 events would be replayed` */
  readonly prospect: string;
  /** `Nothing was replayed.` */
  readonly refusal: string;
}

/** Asks a person whether to go on; where there is none, `--yes` must have been given. @returns what stands against it */
export async function confirm(
  { flags, host }: Session,
  { question, prospect, refusal }: Confirmation,
): Promise<Presentation | undefined> {
  const answer = flags.json ? undefined : await host.ask(`${question} [y/N] `);
  if (answer !== undefined && /^y(es)?$/i.test(answer.trim())) return undefined;
  if (answer !== undefined) {
    return presentProblem({ code: 'not-confirmed', message: refusal }, 'does-not-hold');
  }
  return presentProblem({ code: 'not-confirmed', message: `${prospect}: add --yes to do it.` });
}
