import type { listEvents } from '@genledger/services/event';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import type { Column } from './layout/table.ts';
import { presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

type EventPage = Awaited<ReturnType<typeof listEvents>>;
/** An event of the inbox, as the verbs show it. */
export type EventView = EventPage['items'][number];

const TONES = {
  received: 'warning',
  applied: 'good',
  ignored: 'quiet',
  conflict: 'bad',
  unmatched: 'warning',
  unknown: 'bad',
  invalid: 'bad',
} as const satisfies Readonly<Record<EventView['state'], Tone>>;

const COLUMNS: readonly Column<EventView>[] = [
  { title: 'EVENT', value: ({ id }) => id },
  { title: 'RECEIVED', value: ({ receivedAt }) => isoSeconds(receivedAt), rank: 2 },
  { title: 'STATE', value: ({ state }) => state, tone: ({ state }) => TONES[state] },
  { title: 'STATUS', value: ({ providerStatus }) => providerStatus, minimum: 8, rank: 3 },
  { title: 'PROVIDER', value: ({ provider }) => provider, minimum: 8, rank: 5 },
  { title: 'RUN', value: ({ providerRunId }) => providerRunId, minimum: 12, rank: 4 },
  { title: 'GENERATION', value: ({ generationId }) => generationId, rank: 6 },
  { title: 'OUTCOME', value: ({ outcome, lastError }) => lastError ?? outcome, minimum: 16, rank: 1 },
];

/** The columns of a list of events of one generation, which has one run. */
export const COLUMNS_WITHIN_GENERATION: readonly Column<EventView>[] = COLUMNS.filter(
  ({ title }) => title !== 'RUN' && title !== 'GENERATION',
);

/** Presents a page of the inbox. @param isNarrowed a state was given */
export function presentEvents(page: EventPage, isNarrowed: boolean): Presentation {
  const empty = isNarrowed
    ? 'No event is in this state: leave --state out to see all.'
    : 'The inbox is empty: providers call /v1/webhooks of the API; genledger doctor tells what they need.';
  return presentPage(page, { columns: COLUMNS, empty });
}
