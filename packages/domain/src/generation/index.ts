export { complete } from './complete.ts';
export { createGeneration, type NewGeneration, type Pricing } from './create.ts';
export {
  type DecidedEnd,
  decideEnd,
  type EndSighting,
  type Evidence,
  isContradicted,
  type MeasuredSighting,
  mergeEvidence,
  NO_EVIDENCE,
  type ProcessingSighting,
} from './evidence.ts';
export {
  type CompletedExecution,
  type Execution,
  type Forecast,
  GENERATION_FLAGS,
  type Generation,
  type GenerationBasis,
  type GenerationEstimate,
  type GenerationFlag,
  type HistoryEntry,
  isCompleted,
  type OpenExecution,
  type Parent,
  SCHEMA_VERSION,
} from './generation.ts';
export type { QuantitySighting, QuantitySightings } from './quantities.ts';
export {
  ageMs,
  DEFAULT_RECONCILIATION,
  nextReconciliation,
  type ReconciliationPolicy,
} from './reconciliation.ts';
export type { Sighting } from './sighting.ts';
export {
  GENERATION_STATUSES,
  type GenerationStatus,
  isTerminal,
  TERMINAL_STATUSES,
  type TerminalStatus,
} from './status.ts';
export { SUBMISSION_STATES, type Submission, type SubmissionState } from './submission.ts';
export { type IgnoredReason, type Transition, type TransitionFinding, transition } from './transition.ts';
export { type Move, TRANSITIONS } from './transitions.ts';
