export { type Elapsed, elapsedBetween } from './elapsed.ts';
export { parseTimestamp } from './timestamp.ts';
