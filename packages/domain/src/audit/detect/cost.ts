import { DAY_MS, type GenerationFacts, type ToolPrice } from '../facts.ts';
import { isPresent, type ReadAmount, readNumber } from '../read-value.ts';
import type { Detector, Found } from './found.ts';
import { keptPrice, priceFor } from './price.ts';

/** A flat price may differ by this share: floats, and prices rounded by the vendor. */
const FLAT_TOLERANCE = 0.01;
/** Time charged may exceed the waiting time by this share: clocks of two machines. */
const TIME_TOLERANCE = 1.05;

/** Whether a run took no time at all, so that no cost is no wonder. */
function tookNoTime({ document: { values } }: GenerationFacts): boolean {
  return readNumber(values.get('computeMs')) === 0 || readNumber(values.get('durationMs')) === 0;
}

/** The most that a per-second run can have cost: for all of its waiting time, or for a day where that is not known. */
function mostFor(facts: GenerationFacts, perSecond: number): number {
  const { requestMs, responseMs } = facts;
  const isKnown = requestMs !== undefined && responseMs !== undefined && responseMs > requestMs;
  return ((isKnown ? responseMs - requestMs : DAY_MS) / 1000) * perSecond * TIME_TOLERANCE;
}

/** Why an amount cannot be what the tool costs. */
function outOfRange(facts: GenerationFacts, cost: number, price: ToolPrice | undefined): string | undefined {
  if (cost < 0) return `${cost} is negative`;
  if (price?.amount === undefined) return undefined;
  if (price.unit === 'run') {
    return Math.abs(cost - price.amount) > price.amount * FLAT_TOLERANCE
      ? `${cost}, but a run costs ${price.amount}`
      : undefined;
  }
  if (price.unit !== 'second') return undefined;
  const most = mostFor(facts, price.amount);
  return cost > most ? `${cost}, but all of its time would have cost ${most.toPrecision(4)}` : undefined;
}

function detectAmount(
  facts: GenerationFacts,
  cost: ReadAmount,
  price: ToolPrice | undefined,
  found: Found,
): void {
  const isCharged = price !== undefined && price.unit !== 'run' && price.amount !== 0;
  if (cost.approximate === 0 && isCharged) {
    if (!tookNoTime(facts)) found('cost-zero-as-unknown', `zero, but the tool charges by the ${price.unit}`);
    return;
  }
  const why = outOfRange(facts, cost.approximate, price);
  if (why !== undefined) found('cost-out-of-range', why);
}

/** Costs and the prices kept with them. */
export const detectCost: Detector = (facts, settings, found) => {
  const kept = keptPrice(facts);
  if (!facts.isFinal && !kept.isKept) found('cost-rate-missing', 'no price is kept with the record');
  if (!kept.isPlain)
    found('cost-rate-drift', 'the amount is no number, or the unit is not spelled as the ledger does');
  const value = facts.document.values.get('costUsd');
  if (!isPresent(value)) {
    if (facts.standing === 'ended' && !facts.isFinal) found('cost-missing', 'costUsd is missing or null');
    return;
  }
  if (value.type !== 'decimal') found('cost-typed-wrong', `costUsd is of type ${value.type}`);
  if (facts.cost === undefined) return;
  if (facts.isFinal) {
    const text = facts.cost.text;
    if (facts.cost.approximate > 0) found('cost-double-counted', () => `${text} is the sum of its steps`);
    return;
  }
  detectAmount(facts, facts.cost, priceFor(facts, kept, settings), found);
};

const POINTS = ['pointsSpent', 'protocolNetPoints'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'double']);

/** Points of runs that ended. */
export const detectPoints: Detector = ({ document, standing }, _settings, found) => {
  for (const field of POINTS) {
    const value = document.values.get(field);
    if (!isPresent(value)) {
      if (standing === 'ended') found('points-missing', `${field} is missing`);
    } else if (!NUMBERS.has(value.type)) found('points-typed-wrong', `${field} is of type ${value.type}`);
  }
};
