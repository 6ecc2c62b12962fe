export { parseBaseline } from './baseline.ts';
export { type KeptAudit, keepAudit } from './keep-audit.ts';
export { type AuditSummary, latestAudits } from './latest-audits.ts';
export type { AuditFinding, AuditOptions, AuditTarget } from './options.ts';
export { runAudit } from './run-audit.ts';
