export {
  type Contribution,
  contributionChange,
  contributionOf,
  durationAtShare,
  NO_CONTRIBUTION,
  negated,
  sumOfContributions,
} from './contribution.ts';
export { isoWeekName, parseIsoWeek, weekStart } from './iso-week.ts';
export { type Margin, type MarginVerdict, marginOf } from './margin.ts';
export { sumByTool, sumByWeek, type ToolChange, type WeeklyChange } from './weekly-changes.ts';
export { isTimeZone, type TimeZone, UTC, weekBegins, weekEnds, weekOf } from './zoned-week.ts';
