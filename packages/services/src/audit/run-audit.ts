import { type AuditReport, allHold, type EnvironmentReport, REPORT_VERSION } from '@genledger/domain/audit';
import { auditEnvironment } from './audit-environment.ts';
import type { AuditOptions } from './options.ts';

/** Audits databases one after the other, in one report. Nothing is written to them. */
export async function runAudit(options: AuditOptions): Promise<AuditReport> {
  const startedAt = options.clock.now().toISOString();
  const environments: EnvironmentReport[] = [];
  for (const target of options.targets) environments.push(await auditEnvironment(target, options));
  return {
    reportVersion: REPORT_VERSION,
    startedAt,
    finishedAt: options.clock.now().toISOString(),
    ...(options.rules !== undefined && { rules: [...options.rules] }),
    environments,
    holds: environments.some(({ isComplete }) => !isComplete)
      ? null
      : allHold(environments.map(({ holds }) => holds)),
  };
}
