export { termConditions } from './conditions.ts';
export { mergePages } from './merge-pages.ts';
export type { Part, RecordPage, Search } from './page-of.ts';
export type { ListPosition } from './place.ts';
export { beyond, type FilterMatching, MOST_EXAMINED, readList } from './read-list.ts';
export {
  ALERT_LIST,
  COOK_EXECUTION_LIST,
  EVENT_LIST,
  GENERATION_LIST,
  type ListSource,
  SPELL_CAST_LIST,
} from './sources.ts';
export { isId, isText, isThere, isTime, isWord } from './terms.ts';
