import type { ExecutionView } from '@genledger/services/execution';
import type { Presentation } from '../outcome/presentation.ts';
import type { Tone } from '../terminal/screen.ts';
import type { Column } from './layout/table.ts';
import { type PageOf, presentPage } from './page.ts';
import { isoSeconds } from './time.ts';

/** How each status is coloured. */
const STATUS_TONES = {
  running: 'warning',
  paused: 'quiet',
  stopping: 'warning',
  stopped: 'quiet',
  completed: 'good',
  failed: 'bad',
  cancelled: 'quiet',
} as const satisfies Readonly<Record<ExecutionView['status'], Tone>>;

/** How much is made, and of how much where that is known. */
function madeText({ progress, counts }: ExecutionView): string {
  return progress ? `${progress.made} of ${progress.expected}` : String(counts.success);
}

/** The cook or spell that it is of. */
export function definitionOf(execution: ExecutionView): string | undefined {
  return execution.kind === 'cook' ? execution.cookId : execution.spellId;
}

const COLUMNS: readonly Column<ExecutionView>[] = [
  { title: 'EXECUTION', value: ({ id }) => id },
  { title: 'KIND', value: ({ kind }) => kind },
  { title: 'STATUS', value: ({ status }) => status, tone: ({ status }) => STATUS_TONES[status] },
  { title: 'MADE', value: madeText, align: 'right', rank: 1 },
  { title: 'STARTED', value: ({ startedAt }) => isoSeconds(startedAt), rank: 2 },
  { title: 'COST (USD)', value: ({ costUsd }) => costUsd, align: 'right', rank: 3 },
  { title: 'POINTS', value: ({ pointsSpent }) => String(pointsSpent), align: 'right', rank: 4 },
  { title: 'ACCOUNT', value: ({ initiatorAccountId }) => initiatorAccountId, minimum: 10, rank: 5 },
  { title: 'OF', value: definitionOf, rank: 6 },
  { title: 'ENDED', value: ({ completedAt }) => isoSeconds(completedAt), rank: 7 },
];

/** Presents a page of executions. @param isNarrowed filters were given */
export function presentExecutions(page: PageOf<ExecutionView>, isNarrowed: boolean): Presentation {
  const empty = isNarrowed
    ? 'No execution matches: give fewer filters.'
    : 'There is no execution yet: genledger executions start COOK_ID --account ID, or cast SPELL_ID; see genledger cooks list and genledger spells list.';
  return presentPage(page, { columns: COLUMNS, empty });
}
