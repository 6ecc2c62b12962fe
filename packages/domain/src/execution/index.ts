export { type Budget, budgetAllows, type Spending } from './budget.ts';
export { type CookDecision, type CookProgress, decideCook } from './cook.ts';
export {
  decidePlace,
  type FailureRule,
  type PieceTry,
  REPLACEMENTS_AT_MOST,
  type TriedPiece,
} from './place.ts';
export { type ExecutionProgress, progressOf } from './progress.ts';
export type { CastPiece, CookExecution, CookPlan, ExecutionBasis, SpellCast } from './record.ts';
export { reportedEnd } from './reported.ts';
export {
  type ChildCounts,
  childStatusOf,
  ENDED_EXECUTION_STATUSES,
  type EndedExecutionStatus,
  EXECUTION_STATUSES,
  type ExecutionStatus,
  endedChildren,
  hasEnded,
  isCostKnown,
  NO_CHILDREN,
  openChildren,
} from './status.ts';
