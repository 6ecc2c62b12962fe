import { bsonDouble } from '@genledger/db/audit';
import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { Form } from '../rates.ts';
import type { Story } from '../story.ts';
import type { ShownTimes } from './times.ts';

/** Forms that hold the time charged by the provider instead of the waiting time. */
const OF_COMPUTE: ReadonlySet<Form<'duration'>> = new Set(['compute', 'computeText', 'float']);
/** What seconds as a float leave behind the milliseconds. */
const FLOAT_REST_MS = 0.25;
const TOLERANCE_MS = 1;

/** The waiting time as a writer with these clocks works it out. */
function waitingTime(story: Story, shown: ShownTimes): number {
  const wallMs = story.endMs - story.requestMs;
  if (!shown.isSkewed || shown.requestMs === undefined || shown.responseMs === undefined) return wallMs;
  return shown.responseMs - shown.requestMs;
}

function plantInconsistency(draft: Draft, written: number, shown: ShownTimes): void {
  if (shown.requestMs === undefined || shown.responseMs === undefined) return;
  const right = Math.max(0, shown.responseMs - shown.requestMs);
  if (Math.abs(written - right) > TOLERANCE_MS) draft.plant('duration-inconsistent');
}

function tellTruth(draft: Draft, shown: ShownTimes): void {
  if (shown.requestMs === undefined || shown.responseMs === undefined) return;
  if (shown.isSkewed) draft.leaveOpen('durationMs', 'the response lies before the request');
  else draft.v2.durationMs = shown.responseMs - shown.requestMs;
}

/**
 * Writes the duration of a run that ended.
 * @returns whether it is the time charged by the provider
 */
export function writeDuration(draft: Draft, story: Story, shown: ShownTimes, dice: Dice): boolean {
  const form = dice.draw('duration');
  tellTruth(draft, shown);
  if (form === 'missing') {
    draft.plantInEnded('duration-missing');
    return false;
  }
  const isCompute = OF_COMPUTE.has(form);
  const ms = isCompute ? story.endMs - story.startMs : waitingTime(story, shown);
  const written = form === 'float' ? ms + FLOAT_REST_MS : ms;
  plantInconsistency(draft, written, shown);
  if (form === 'wall' || form === 'compute') draft.fields['durationMs'] = written;
  else {
    draft.plant('duration-typed-wrong');
    draft.fields['durationMs'] = form === 'float' ? bsonDouble(written) : String(written);
  }
  return isCompute;
}
