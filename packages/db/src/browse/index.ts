export { estimateCount, exactCount, isIndexed } from './counts.ts';
export { readDocument, readOriginal, readRelated } from './documents.ts';
export type { BrowsePlace } from './keyset.ts';
export { type HourFigures, readHours, readWaitingDeliveries, type WaitingDeliveries } from './overview.ts';
export {
  type BrowsedRow,
  type BrowseList,
  type BrowsePart,
  type BrowseSort,
  readPage,
  readRows,
} from './pages.ts';
export type { BrowsedScalarType, BrowsedValue } from './value.ts';
export { type BrowsedChange, watchCollection } from './watch.ts';
