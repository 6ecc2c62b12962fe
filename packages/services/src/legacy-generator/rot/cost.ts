import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import { overTime, type PicoUsd, picoText, picoUsd } from '../pico-usd.ts';
import type { Form } from '../rates.ts';
import type { EndedStory, Story } from '../story.ts';
import { jsonDecimal } from '../truth.ts';
import { writeAmount } from './cost-form.ts';
import { type ShownRun, tellLostCost } from './lost-cost.ts';
import { writeRate } from './rate.ts';

type Value = Form<'costValue'>;

/** What a run really cost. */
function realCost({ tool, startMs, endMs, tokens }: Story): PicoUsd {
  const rate = picoUsd(tool.rate);
  if (tool.unit === 'second') return overTime(rate, endMs - startMs);
  return tool.unit === 'token' ? rate * BigInt(tokens) : rate;
}

/** The wrong values are planted only where a reader of the document can see that they are wrong. */
function valueFor(drawn: Value, { tool }: Story, { times }: Pick<ShownRun, 'times'>): Value {
  if (drawn === 'zero' && tool.unit === 'request') return 'known';
  if (drawn !== 'absurd' || tool.unit === 'request') return drawn;
  const showsWait = times.requestMs !== undefined && times.responseMs !== undefined && !times.isSkewed;
  return tool.unit === 'second' && showsWait ? 'absurd' : 'known';
}

function writeLost(draft: Draft, story: EndedStory, shown: ShownRun, value: 'none' | 'missing'): void {
  if (value === 'none') draft.fields['costUsd'] = null;
  draft.plantInEnded('cost-missing');
  tellLostCost(draft, story, shown);
}

const FACTORS = { known: 1n, zero: 0n, absurd: 1000n } as const;

function tellWritten(
  draft: Draft,
  story: EndedStory,
  shown: ShownRun,
  value: keyof typeof FACTORS,
  amount: PicoUsd,
): void {
  switch (value) {
    case 'known':
      draft.v2.costUsd = jsonDecimal(picoText(amount));
      if (story.tool.unit === 'request' && shown.keepsRate) draft.v2.costBasis = 'flat';
      return;
    case 'zero':
      draft.plant('cost-zero-as-unknown');
      tellLostCost(draft, story, shown);
      return;
    case 'absurd':
      draft.plant('cost-out-of-range');
      draft.cannotDecide('costUsd', 'the recorded figure is impossible');
  }
}

/** Writes the price in force, the start and the cost. @returns the amount that a reader of the document finds */
export function writeCost(
  draft: Draft,
  story: EndedStory,
  seen: Pick<ShownRun, 'times' | 'isComputeDuration'>,
  dice: Dice,
): PicoUsd | undefined {
  const keepsRate = writeRate(draft, story.tool, dice);
  const keepsStart = dice.draw('jobStart') === 'kept';
  const shown = { ...seen, keepsRate, keepsStart };
  if (keepsStart) draft.metadata['jobStartTime'] = new Date(story.startMs).toISOString();
  const value = valueFor(dice.draw('costValue'), story, shown);
  if (value === 'none' || value === 'missing') {
    writeLost(draft, story, shown, value);
    return undefined;
  }
  const amount = realCost(story) * FACTORS[value];
  writeAmount(draft, amount, dice.draw('costForm'));
  tellWritten(draft, story, shown, value, amount);
  return amount;
}
