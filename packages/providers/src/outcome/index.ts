export { pathSegment } from './path-segment.ts';
export { runOutcome, succeeded, withoutSuccess } from './run.ts';
export { jsonText, notMade, submitOutcome } from './submission.ts';
