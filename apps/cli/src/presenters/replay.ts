import type { EventId } from '@genledger/domain/kernel';
import type { ServiceError } from '@genledger/services/errors';
import type { ReplayFilter } from '@genledger/services/event';
import type { Presentation } from '../outcome/presentation.ts';
import { verdictOfMany } from './many.ts';

/** What became of one event that was to be replayed. */
export interface Replay {
  readonly eventId: EventId;
  readonly previousState?: string;
  readonly error?: ServiceError;
}

/** What became of the events of a state. */
export interface StateReplay {
  readonly state: ReplayFilter['state'];
  readonly replayed: number;
  readonly interrupted: boolean;
}

const LATER = 'The API applies them within a second, where it runs.';

/** Presents the replay of events that were named. */
export function presentReplays(replays: readonly Replay[], asked: number): Presentation {
  const failed = replays.filter(({ error }) => error !== undefined);
  const leftOver = asked - replays.length;
  return {
    verdict: verdictOfMany(failed.length, leftOver),
    json: { replayed: replays.length - failed.length, events: replays },
    problems: [
      ...failed.flatMap(({ error }) => error?.message ?? []),
      ...(leftOver > 0 ? [`Interrupted: ${leftOver} were not replayed. Run it again for them.`] : []),
    ],
    print: () => ({
      body: replays
        .filter(({ error }) => error === undefined)
        .map(({ eventId, previousState }) => `${eventId} was ${previousState}, now waits to be applied`)
        .join('\n'),
      notes: replays.length > failed.length ? [LATER] : [],
    }),
  };
}

/** Presents the replay of a state. */
export function presentStateReplay({ state, replayed, interrupted }: StateReplay): Presentation {
  return {
    verdict: interrupted ? 'could-not-tell' : 'holds',
    json: { state, replayed, interrupted },
    ...(interrupted && { problems: [`Interrupted after ${replayed}. Run it again for the rest.`] }),
    print: () => ({
      body: `${replayed} ${state} replayed`,
      notes: replayed > 0 ? [LATER] : [],
    }),
  };
}
