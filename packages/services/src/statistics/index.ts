export { type EstimateStatistics, estimateStatistics } from './estimate-statistics.ts';
export {
  checkStatistics,
  rebuildStatistics,
  type StatisticsCheck,
  type StatisticsRebuild,
} from './rebuild-statistics.ts';
export { type FigureQuery, type RecordsBehind, recordsBehind } from './records-behind.ts';
export { type WeekRange, weekRange } from './week-range.ts';
export {
  type ToolWeeks,
  toolNames,
  type WeeklyReport,
  type WeeklyReportQuery,
  weeklyReport,
  weeksOf,
} from './weekly-report.ts';
export { type WeeklyStatistics, weeklyStatistics } from './weekly-statistics.ts';
