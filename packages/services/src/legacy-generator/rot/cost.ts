import type { Draft } from '../draft.ts';
import { overTime, type PicoUsd, picoText, picoUsd } from '../pico-usd.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';
import type { End, Story } from '../story.ts';
import { writeAmount } from './cost-form.ts';
import { writeRate } from './rate.ts';
import type { ShownTimes } from './times.ts';

type Value = keyof typeof RATES.costValue;

/** What a document shows of a run that ended, beside its cost. */
export interface ShownRun {
  readonly times: ShownTimes;
  readonly isComputeDuration: boolean;
}

/** What a run really cost. */
function realCost({ tool, startMs, endMs, tokens }: Story): PicoUsd {
  const rate = picoUsd(tool.rate);
  if (tool.unit === 'second') return overTime(rate, endMs - startMs);
  return tool.unit === 'token' ? rate * BigInt(tokens) : rate;
}

/** The wrong values are planted only where a reader of the document can see that they are wrong. */
function valueFor(drawn: Value, { tool }: Story, { times }: ShownRun): Value {
  if (drawn === 'zero' && tool.unit !== 'second') return 'known';
  if (drawn !== 'absurd' || tool.unit === 'request') return drawn;
  const showsWait = times.requestMs !== undefined && times.responseMs !== undefined && !times.isSkewed;
  return tool.unit === 'second' && showsWait ? 'absurd' : 'known';
}

/** The cost of a per-second run from its times, where they are shown. */
function tellDerivedCost(draft: Draft, story: Story, shown: ShownRun, keepsStart: boolean): void {
  const { requestMs, responseMs, isSkewed } = shown.times;
  const rate = picoUsd(story.tool.rate);
  if (responseMs === undefined || isSkewed) {
    draft.cannotKnow('costUsd', 'it was lost, and so was the time of the end');
  } else if (keepsStart) {
    draft.v2.costUsd = picoText(overTime(rate, responseMs - story.startMs));
    if (!shown.isComputeDuration) draft.v2.costBasis = 'webhook';
  } else if (shown.isComputeDuration || requestMs === undefined) {
    draft.cannotKnow('costUsd', 'it was lost, and what was charged can be read in two ways');
  } else {
    draft.v2.costUsd = picoText(overTime(rate, responseMs - requestMs));
    draft.v2.costBasis = 'wall';
  }
}

function tellLostCost(
  draft: Draft,
  story: Story & { readonly end: End },
  shown: ShownRun,
  keeps: Kept,
): void {
  const { unit, rate } = story.tool;
  if (!keeps.rate) draft.cannotKnow('costUsd', 'it was lost, and the price in force was not kept');
  else if (unit === 'token') draft.cannotKnow('costUsd', 'it was lost, and so was the number of tokens');
  else if (unit === 'second') tellDerivedCost(draft, story, shown, keeps.start);
  else if (story.end === 'success' || story.end === 'unpaid') {
    draft.v2.costUsd = rate;
    draft.v2.costBasis = 'flat';
  } else draft.cannotKnow('costUsd', 'whether a failed run is charged is the provider’s rule');
}

interface Kept {
  readonly rate: boolean;
  readonly start: boolean;
}

/** Writes the price in force, the start and the cost. @returns the amount that a reader of the document finds */
export function writeCost(
  draft: Draft,
  story: Story & { readonly end: End },
  shown: ShownRun,
  random: Random,
): PicoUsd | undefined {
  const keeps = {
    rate: writeRate(draft, story.tool, random),
    start: random.weighted(RATES.jobStart) === 'kept',
  };
  if (keeps.start) draft.metadata['jobStartTime'] = new Date(story.startMs).toISOString();
  const value = valueFor(random.weighted(RATES.costValue), story, shown);
  const form = random.weighted(RATES.costForm);
  if (value === 'none' || value === 'missing') {
    if (value === 'none') draft.fields['costUsd'] = null;
    draft.plant('cost-missing');
    tellLostCost(draft, story, shown, keeps);
    return undefined;
  }
  const factors = { known: 1n, zero: 0n, absurd: 1000n };
  const amount = realCost(story) * factors[value];
  writeAmount(draft, amount, form);
  if (value === 'known') {
    draft.v2.costUsd = picoText(amount);
    if (story.tool.unit === 'request' && keeps.rate) draft.v2.costBasis = 'flat';
  } else if (value === 'zero') {
    draft.plant('cost-zero-as-unknown');
    tellLostCost(draft, story, shown, keeps);
  } else {
    draft.plant('cost-out-of-range');
    draft.cannotKnow('costUsd', 'the recorded figure is impossible');
  }
  return amount;
}
