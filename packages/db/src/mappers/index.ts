export { estimateFromDocument } from './estimate.ts';
export {
  cookExecutionFromDocument,
  cookExecutionToDocument,
  spellCastFromDocument,
  spellCastToDocument,
  tryToDocument,
} from './execution.ts';
export {
  changingFields,
  DECISION_PROJECTION,
  type DecisionDocument,
  generationFromDocument,
  generationToDocument,
  historyToDocument,
  type OpenFields,
} from './generation.ts';
export {
  decimalText,
  fromMoney,
  fromObjectId,
  fromWhole,
  plainDecimal,
  toMoney,
  toObjectId,
  toWhole,
} from './scalars.ts';
export { canBeStored, toStorable } from './storable.ts';
