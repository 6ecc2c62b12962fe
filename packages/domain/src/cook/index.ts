export type { CookDefinition, CookWork, DefinitionIssue } from './definition/definition.ts';
export { parseCookDefinition } from './definition/parse.ts';
export { cookDefinitionSchema, type TraitValue } from './definition/schema.ts';
export type { Expectation } from './expectation.ts';
export { checkFeasible } from './feasible.ts';
export {
  type CombinationCount,
  type CookForecast,
  forecast,
  type RangeForecast,
  type TraitForecast,
  type ValueForecast,
} from './forecast.ts';
export { type Piece, type PiecePlan, planPieces } from './plan/plan.ts';
