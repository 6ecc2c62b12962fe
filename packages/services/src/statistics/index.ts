export { type WeekRange, weekRange } from './week-range.ts';
export { type WeeklyStatistics, weeklyStatistics } from './weekly-statistics.ts';
