export { bucketOf, LOG_GROWTH, RELATIVE_ERROR, ZERO_BUCKET } from './bucket.ts';
export {
  atShare,
  entriesOf,
  type Histogram,
  histogramOf,
  isEmpty,
  NO_COUNTS,
  oneIn,
  sumOfHistograms,
  times,
  totalOf,
} from './histogram.ts';
export { chooseHistory, HISTORY_BASES, type HistorySlice } from './history.ts';
export type { Calibration, RunOutcome, RunProfile, SketchKey } from './observation.ts';
export { type GenerationMove, NOT_JUDGED, type SketchChange, sketchChanges } from './sketch-change.ts';
export { type Estimate, type EstimateBasis, estimateRun, type RunToEstimate } from './tool-estimate.ts';
export { estimateWhole } from './whole/estimate-whole.ts';
export type { PartRun } from './whole/part.ts';
export type { WholeStep } from './whole/simulate.ts';
