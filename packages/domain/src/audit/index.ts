export { CensusField, FieldCensus, type FieldUse } from './census/census.ts';
export { CriteriaTally, countGeneration, countShape } from './criteria/count.ts';
export {
  type Coverage,
  CRITERIA,
  type Criterion,
  type CriterionId,
  type CriterionResult,
  type Interval,
  judgeCriterion,
  type Share,
  wilsonInterval,
} from './criteria/criterion.ts';
export type { Found } from './detect/found.ts';
export { type JudgedGeneration, judgeGeneration } from './detect/generation.ts';
export { judgeRun } from './detect/run.ts';
export { detectShape } from './detect/shape.ts';
export { type AuditSettings, OVERSIZE_BYTES, type ToolPrice, versionOf } from './facts.ts';
export { type AuditedDocument, FIELD_TYPES, type FieldType, type FieldValue } from './field-value.ts';
export { type ExistingIndex, type IndexFinding, judgeIndexes } from './indexes.ts';
export { isMadeDuring, readId, showId } from './read-value.ts';
export {
  type JudgedChild,
  judgeChild,
  judgeMembership,
  type Membership,
} from './relations/judge-child.ts';
export {
  type ChildRecord,
  childRecord,
  type ListedRecord,
  listedChildren,
  type ParentKey,
  type ParentRecord,
  parentRecord,
  runOf,
} from './relations/records.ts';
export { ParentTotals } from './relations/totals.ts';
export { type Baseline, type Change, compareReports, hasNewRot, type Trend } from './report/compare.ts';
export {
  type AuditReport,
  allHold,
  type CollectionCensus,
  type EnvironmentReport,
  exitCodeOf,
  type Finding,
  REPORT_VERSION,
  type Sample,
} from './report/report.ts';
export { listCommandOf, type Repair, type Rule, SEVERITIES, type Severity } from './rule.ts';
export { RULES, type RuleId, ruleNamed } from './rules/index.ts';
export { AUDITED_COLLECTIONS, type AuditedCollection, type DocumentRole } from './schema/collections.ts';
