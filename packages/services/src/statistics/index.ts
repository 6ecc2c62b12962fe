export { type WeeklyStatistics, weeklyStatistics } from './weekly-statistics.ts';
