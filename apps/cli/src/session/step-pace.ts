import type { Progress } from '@genledger/services/migration';
import { watchPace } from './pace.ts';
import type { Session } from './session.ts';

/** What each step goes through, in the words of its progress. */
const DOCUMENTS: Readonly<Partial<Record<Progress['step'], string>>> = {
  executions: 'old cooks and casts',
  generations: 'generations',
  merge: 'generations compared with what was migrated',
  aggregates: 'executions summed',
  definitions: 'old cooks and spells',
};

/** Tells of every step of a migration that it begins, and then how far it is, how fast, and how long it will take. */
export function watchSteps(
  session: Pick<Session, 'host' | 'progress'>,
): (progress: Pick<Progress, 'step' | 'done' | 'total'>) => void {
  let told: { readonly step: Progress['step']; readonly done: number } | undefined;
  let tell: (done: number) => void = () => undefined;
  return ({ step, done, total }) => {
    // A step may begin anew, for what was added meanwhile.
    if (told?.step !== step || done < told.done) {
      const what = DOCUMENTS[step];
      session.progress(what === undefined ? step : `${step}: ${total} ${what}`);
      tell = watchPace(session, Math.max(1, total), what ?? step);
    }
    told = { step, done };
    tell(done);
  };
}
