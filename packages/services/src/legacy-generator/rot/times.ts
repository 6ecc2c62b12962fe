import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import type { Form } from '../rates.ts';
import { hasEnded, type Story } from '../story.ts';
import { jsonDate } from '../truth.ts';

/** The times as a reader of the document can make them out. */
export interface ShownTimes {
  readonly requestMs?: number;
  readonly responseMs?: number;
  /** The response lies before the request: two clocks disagreed. */
  readonly isSkewed: boolean;
}

type TimeForm = Exclude<Form<'responseTime'>, 'skewed'>;

const MOST_SKEW_MS = 120_000;

/** A provider's spelling, which `new Date()` refuses. */
function vendorText(ms: number): string {
  return `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}000+00Z`;
}

/** Writes one time. @returns whether it is there */
function writeTime(draft: Draft, field: string, ms: number, form: TimeForm): boolean {
  if (form === 'missing') return false;
  if (form !== 'date') draft.plant('time-typed-wrong');
  const values = {
    date: () => new Date(ms),
    text: () => new Date(ms).toISOString(),
    vendorText: () => vendorText(ms),
  };
  draft.fields[field] = values[form]();
  return true;
}

function writeRequest(draft: Draft, story: Story, dice: Dice): Pick<ShownTimes, 'requestMs'> {
  if (!writeTime(draft, 'requestTimestamp', story.requestMs, dice.draw('requestTime'))) {
    draft.plant('time-missing');
    draft.cannotDecide('requestTimestamp', 'it is missing, and the id tells only the second');
    return {};
  }
  draft.v2.requestTimestamp = jsonDate(story.requestMs);
  return { requestMs: story.requestMs };
}

/** An open run that has an answer contradicts itself. */
function writeAnswerOfOpen(draft: Draft, story: Story, dice: Dice): void {
  if (!dice.happens('answeredOpen')) return;
  draft.fields['responseTimestamp'] = new Date(story.endMs);
  draft.plant('open-with-end');
  draft.cannotDecide('responseTimestamp', 'the run is open, and yet it was answered');
}

function writeResponse(
  draft: Draft,
  story: Story,
  { requestMs }: Pick<ShownTimes, 'requestMs'>,
  dice: Dice,
): ShownTimes {
  const drawn = dice.draw('responseTime');
  const isSkewed = drawn === 'skewed' && requestMs !== undefined;
  const responseMs = isSkewed ? requestMs - dice.whole(100, MOST_SKEW_MS) : story.endMs;
  const shown = requestMs === undefined ? {} : { requestMs };
  if (!writeTime(draft, 'responseTimestamp', responseMs, drawn === 'skewed' ? 'date' : drawn)) {
    draft.plantInEnded('time-missing');
    draft.cannotDecide('responseTimestamp', 'it is missing');
    return { ...shown, isSkewed: false };
  }
  if (isSkewed) draft.plant('time-impossible');
  draft.v2.responseTimestamp = jsonDate(responseMs);
  return { ...shown, responseMs, isSkewed };
}

/** Writes the times of a request and its response. */
export function writeTimes(draft: Draft, story: Story, dice: Dice): ShownTimes {
  const request = writeRequest(draft, story, dice);
  if (hasEnded(story)) return writeResponse(draft, story, request, dice);
  writeAnswerOfOpen(draft, story, dice);
  return { ...request, isSkewed: false };
}
