import type { Draft } from '../draft.ts';
import { overTime, picoText, picoUsd } from '../pico-usd.ts';
import type { EndedStory } from '../story.ts';
import { jsonDecimal } from '../truth.ts';
import type { ShownTimes } from './times.ts';

/** What a document shows of a run that ended, beside its cost. */
export interface ShownRun {
  readonly times: ShownTimes;
  /** Its duration is the time charged by the provider. */
  readonly isComputeDuration: boolean;
  /** The price in force was kept. */
  readonly keepsRate: boolean;
  /** The time at which the work began was kept. */
  readonly keepsStart: boolean;
}

/** Writers took the times of a record a moment apart: a wait this short cannot be told from none. */
const MOMENT_MS = 1000;

function tellCost(draft: Draft, story: EndedStory, ms: number): void {
  draft.v2.costUsd = jsonDecimal(picoText(overTime(picoUsd(story.tool.rate), ms)));
}

/** A per-second cost from the times that are shown. */
function tellDerived(draft: Draft, story: EndedStory, shown: ShownRun): void {
  const { requestMs, responseMs, isSkewed } = shown.times;
  if (responseMs === undefined || isSkewed || requestMs === undefined) {
    draft.leaveOpen('costUsd', 'it was lost, and the times contradict each other or are missing');
  } else if (shown.keepsStart) {
    tellCost(draft, story, responseMs - story.startMs);
    if (!shown.isComputeDuration) draft.v2.costBasis = 'webhook';
  } else if (!shown.isComputeDuration) {
    tellCost(draft, story, responseMs - requestMs);
    draft.v2.costBasis = 'wall';
  } else if (story.startMs - requestMs > MOMENT_MS) tellCost(draft, story, responseMs - story.startMs);
  else draft.leaveOpen('costUsd', 'it was lost, and what was charged can be read in two ways');
}

/** Tells what can be known of a cost that was lost. */
export function tellLostCost(draft: Draft, story: EndedStory, shown: ShownRun): void {
  const { unit, rate } = story.tool;
  if (unit === 'token') draft.cannotKnow('costUsd', 'it was lost, and so was the number of tokens');
  else if (!shown.keepsRate) draft.leaveOpen('costUsd', 'it was lost, and the price in force was not kept');
  else if (unit === 'second') tellDerived(draft, story, shown);
  else if (story.end === 'success' || story.end === 'unpaid') {
    draft.v2.costUsd = jsonDecimal(rate);
    draft.v2.costBasis = 'flat';
  } else draft.leaveOpen('costUsd', 'whether a failed run is charged is the provider’s rule');
}
