export {
  addContributions,
  type Contribution,
  contributionChange,
  contributionOf,
  NO_CONTRIBUTION,
  negated,
} from './contribution.ts';
export { isoWeekName, parseIsoWeek, weekStart } from './iso-week.ts';
export { sumByWeek, type WeeklyChange } from './weekly-changes.ts';
