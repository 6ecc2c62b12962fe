export type {
  BrowsedChange,
  BrowsedRow,
  BrowsedScalarType,
  BrowsedValue,
  BrowseList,
  BrowsePart,
  BrowsePlace,
  BrowseSort,
} from '@genledger/db/browse';
export type { BrowseContext } from './context.ts';
export { type BrowsedListName, type BrowseQuery, browsedList } from './lists.ts';
export { type KeptAuditRun, type Overview, readAuditRuns, readOverview } from './overview.ts';
export { browseDocument, browseOriginal, browseRelated, type Relation } from './read-document.ts';
export { browseAgain, browseCount, browseEstimate, browsePage, isServedByIndex } from './read-list.ts';
export { watchBrowsed } from './watch.ts';
