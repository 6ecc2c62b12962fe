export { readFilter } from './read-filter.ts';
