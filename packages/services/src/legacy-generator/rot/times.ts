import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';
import { hasEnded, type Story } from '../story.ts';

/** The times as a reader of the document can make them out. */
export interface ShownTimes {
  readonly requestMs?: number;
  readonly responseMs?: number;
  /** The response lies before the request: two clocks disagreed. */
  readonly isSkewed: boolean;
}

const MOST_SKEW_MS = 120_000;

function vendorText(ms: number): string {
  return `${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')}000+00Z`;
}

/** Writes one time in a form; nothing where the form leaves it out. */
function writeTime(
  draft: Draft,
  field: string,
  ms: number,
  form: 'date' | 'text' | 'vendorText' | 'missing',
): boolean {
  if (form === 'missing') {
    draft.plant('time-missing');
    return false;
  }
  if (form !== 'date') draft.plant('time-typed-wrong');
  const texts = { text: () => new Date(ms).toISOString(), vendorText: () => vendorText(ms) };
  draft.fields[field] = form === 'date' ? new Date(ms) : texts[form]();
  return true;
}

function tellTruth(draft: Draft, shown: ShownTimes, ended: boolean): void {
  if (shown.requestMs === undefined) {
    draft.cannotKnow('requestTimestamp', 'it is missing, and the id tells only the second');
  } else draft.v2.requestTimestamp = new Date(shown.requestMs).toISOString();
  if (!ended) return;
  if (shown.responseMs === undefined) draft.cannotKnow('responseTimestamp', 'it is missing');
  else draft.v2.responseTimestamp = new Date(shown.responseMs).toISOString();
}

/** Writes the times of a request and its response. */
export function writeTimes(draft: Draft, story: Story, random: Random): ShownTimes {
  const hasRequest = writeTime(
    draft,
    'requestTimestamp',
    story.requestMs,
    random.weighted(RATES.requestTime),
  );
  const request = hasRequest ? { requestMs: story.requestMs } : {};
  if (!hasEnded(story)) {
    tellTruth(draft, { ...request, isSkewed: false }, false);
    return { ...request, isSkewed: false };
  }
  const drawn = random.weighted(RATES.responseTime);
  const isSkewed = drawn === 'skewed' && hasRequest;
  const responseMs = isSkewed ? story.requestMs - random.whole(100, MOST_SKEW_MS) : story.endMs;
  const hasResponse = writeTime(draft, 'responseTimestamp', responseMs, drawn === 'skewed' ? 'date' : drawn);
  if (isSkewed) draft.plant('time-impossible');
  const shown = { ...request, ...(hasResponse && { responseMs }), isSkewed };
  tellTruth(draft, shown, true);
  return shown;
}
