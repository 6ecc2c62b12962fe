export {
  addContributions,
  type Contribution,
  contributionChange,
  contributionOf,
  NO_CONTRIBUTION,
} from './contribution.ts';
export { isoWeekName, parseIsoWeek, weekStart } from './iso-week.ts';
