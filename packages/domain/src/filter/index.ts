export { aliasesOf } from './aliases.ts';
export { completeFilter, type FilterCompletion } from './complete.ts';
export {
  type FieldType,
  type FilteredRecords,
  type FilterField,
  type FilterSchema,
  namedField,
} from './field.ts';
export { formatFilter } from './format.ts';
export { isKindTerm, matches } from './matches.ts';
export { type Edge, edgesOf } from './order.ts';
export { LONGEST_FILTER, type ParsedFilter, parseFilter } from './parse.ts';
export { DELIVERY_FILTER } from './schemas/deliveries.ts';
export { EVENT_FILTER } from './schemas/events.ts';
export { COOK_EXECUTION_FILTER, EXECUTION_FILTER, SPELL_CAST_FILTER } from './schemas/executions.ts';
export { FINDING_FILTER } from './schemas/findings.ts';
export { GENERATION_FILTER } from './schemas/generations.ts';
export type {
  Comparison,
  Condition,
  FieldTerm,
  FilterMistake,
  FilterTerm,
  FilterValue,
  OrderedValue,
  PresenceTerm,
  TextValue,
  WordTerm,
} from './term.ts';
export { patternOf, type TextPattern } from './text-pattern.ts';
