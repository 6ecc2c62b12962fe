import { COST_UNITS, parseCostUnit } from '../../money/index.ts';
import type { AuditSettings, GenerationFacts, ToolPrice } from '../facts.ts';
import type { FieldValue } from '../field-value.ts';
import { isPresent, readNumber, readText } from '../read-value.ts';

/** The price that a record keeps. */
export interface KeptPrice {
  readonly isKept: boolean;
  /** Nothing is spelled otherwise than the ledger spells it. */
  readonly isPlain: boolean;
  readonly price?: ToolPrice;
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'double', 'decimal']);
const PLAIN_UNITS: ReadonlySet<string> = new Set([...COST_UNITS, 'request', 'fixed']);
const NOT_KEPT: KeptPrice = { isKept: false, isPlain: true };

function readPrice(amount: FieldValue | undefined, unit: FieldValue | undefined): KeptPrice {
  const unitText = readText(unit);
  const amountValue = readNumber(amount);
  const known = unitText === undefined ? undefined : parseCostUnit(unitText);
  const isPlain =
    amount !== undefined && NUMBERS.has(amount.type) && unitText !== undefined && PLAIN_UNITS.has(unitText);
  if (known === undefined) return { isKept: true, isPlain };
  return {
    isKept: true,
    isPlain,
    price: { unit: known, ...(amountValue !== undefined && { amount: amountValue }) },
  };
}

/** The price kept with a record: version 2 has it at its top, the old writers in the metadata. */
export function keptPrice({ document: { values } }: GenerationFacts): KeptPrice {
  const current = values.get('costRate.amountUsd') ?? values.get('costRate.unit');
  if (current !== undefined) return readPrice(values.get('costRate.amountUsd'), values.get('costRate.unit'));
  const legacy = values.get('metadata.costRate');
  if (!isPresent(legacy)) return NOT_KEPT;
  if (legacy.type !== 'object') return { isKept: true, isPlain: false };
  return readPrice(legacy.fields.get('amount'), legacy.fields.get('unit'));
}

/** The price that a cost is judged by: the record's own, else the registry's. */
export function priceFor(
  facts: GenerationFacts,
  kept: KeptPrice,
  { prices }: AuditSettings,
): ToolPrice | undefined {
  if (kept.price?.amount !== undefined) return kept.price;
  const toolId = readText(facts.document.values.get('toolId'));
  return (toolId === undefined ? undefined : prices.get(toolId)) ?? kept.price;
}
