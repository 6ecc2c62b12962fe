import type { GenerationView } from '@genledger/services/generation';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import type { Column } from './layout/table.ts';
import { type PageOf, presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

/** How each status is coloured. */
export const STATUS_TONES = {
  pending: 'quiet',
  processing: 'warning',
  success: 'good',
  failed: 'bad',
  cancelled: 'quiet',
} as const satisfies Readonly<Record<GenerationView['status'], Tone>>;

/** A number as text; nothing for one that is not known. */
function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

const COLUMNS: readonly Column<GenerationView>[] = [
  { title: 'GENERATION', value: ({ id }) => id },
  { title: 'REQUESTED', value: ({ requestTimestamp }) => isoSeconds(requestTimestamp), rank: 2 },
  { title: 'STATUS', value: ({ status }) => status, tone: ({ status }) => STATUS_TONES[status] },
  { title: 'TOOL', value: ({ toolDisplayName }) => toolDisplayName, minimum: 12, rank: 1 },
  { title: 'ACCOUNT', value: ({ accountId }) => accountId, minimum: 10, rank: 6 },
  { title: 'MS', value: ({ durationMs }) => numberText(durationMs), align: 'right', rank: 4 },
  { title: 'COST (USD)', value: ({ costUsd }) => costUsd, align: 'right', rank: 3 },
  { title: 'POINTS', value: ({ pointsSpent }) => numberText(pointsSpent), align: 'right', rank: 5 },
  { title: 'DELIVERY', value: ({ deliveryStatus }) => deliveryStatus, rank: 7 },
];

/** Presents a page of generations. @param isNarrowed filters were given */
export function presentGenerations(page: PageOf<GenerationView>, isNarrowed: boolean): Presentation {
  const empty = isNarrowed
    ? 'No generation matches: give fewer filters.'
    : 'There is no generation yet: POST /v1/generations to the API makes one; genledger doctor tells whether it can.';
  return presentPage(page, { columns: COLUMNS, empty });
}
