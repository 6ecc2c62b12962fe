export { type AuditRunner, createAuditRunner, startAuditSchema } from './audit-runner.ts';
export {
  type AuditedEnvironment,
  type AuditTrend,
  auditedEnvironments,
  auditTrend,
} from './audit-trend.ts';
export { parseBaseline } from './baseline.ts';
export { type KeptAudit, keepAudit } from './keep-audit.ts';
export {
  type AuditRunView,
  type AuditState,
  type AuditSummary,
  getAudit,
  latestAudits,
  listAudits,
} from './latest-audits.ts';
export type { AuditFinding, AuditOptions, AuditTarget } from './options.ts';
export { runAudit } from './run-audit.ts';
