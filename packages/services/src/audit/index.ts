export type { AuditFinding, AuditOptions, AuditTarget } from './options.ts';
export { runAudit } from './run-audit.ts';
