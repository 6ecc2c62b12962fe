export { type CostLine, costLines } from './cost-lines.ts';
export {
  type Coverage,
  type EstimateStatistics,
  estimateStatistics,
  recentEstimateStatistics,
} from './estimate-statistics.ts';
export { foldStatistics } from './fold-statistics.ts';
export {
  checkStatistics,
  rebuildStatistics,
  type StatisticsCheck,
  type StatisticsRebuild,
} from './rebuild-statistics.ts';
export { type FigureQuery, type RecordsBehind, recordsBehind } from './records-behind.ts';
export {
  firstSpendings,
  type Spending,
  type SpendingQuery,
  type SpendingReport,
  spendingReport,
} from './spending.ts';
export { toolNames } from './tool-names.ts';
export { type Today, thisWeek, todayOf, type WeekRange, weekRange } from './week-range.ts';
export {
  type ToolWeeks,
  type WeeklyReport,
  type WeeklyReportQuery,
  weeklyReport,
  weeksOf,
} from './weekly-report.ts';
export { type WeeklyStatistics, weeklyStatistics } from './weekly-statistics.ts';
