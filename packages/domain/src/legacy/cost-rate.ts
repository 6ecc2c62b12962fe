import { type CostRate, parseCostUnit } from '../money/index.ts';
import { fieldAt, type LegacyDocument, wordOf } from './bson.ts';
import { usdOf } from './money.ts';
import { ABSENT, known, type Reading } from './reading.ts';

const PATH = 'metadata.costRate';

/**
 * The price that a record carries: `{ amount, currency, unit }`, the amount a number or text, the unit in the singular or plural. A rate in
 * another currency, or for a unit that is not known, says nothing of the cost in dollars.
 */
export function readCostRate(document: LegacyDocument): Reading<CostRate> {
  const amountUsd = usdOf(fieldAt(document, `${PATH}.amount`));
  const unit = wordOf(fieldAt(document, `${PATH}.unit`));
  const currency = wordOf(fieldAt(document, `${PATH}.currency`) ?? 'usd');
  if (amountUsd === undefined || unit === undefined || currency !== 'usd') return ABSENT;
  const parsed = parseCostUnit(unit);
  return parsed === undefined ? ABSENT : known({ amountUsd, unit: parsed, source: 'legacy' }, PATH);
}
