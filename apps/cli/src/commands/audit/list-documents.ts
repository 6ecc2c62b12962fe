import type { RuleId } from '@genledger/domain/audit';
import type { AuditFinding, AuditOptions } from '@genledger/services/audit';
import type { Presentation } from '../../outcome/presentation.ts';
import { presentDocuments } from '../../presenters/audit/documents.ts';

/** Lists the documents that one rule finds, the first of them where they are many. */
export async function listDocuments(
  rule: RuleId,
  most: number,
  options: AuditOptions,
): Promise<Presentation> {
  const { runAudit } = await import('@genledger/services/audit');
  const listed: AuditFinding[] = [];
  let count = 0;
  const report = await runAudit({
    ...options,
    onFinding(finding) {
      if (finding.rule !== rule) return;
      count += 1;
      if (listed.length < most) listed.push(finding);
    },
  });
  const isComplete = report.environments.every((environment) => environment.isComplete);
  return presentDocuments({ rule, listed, count, isComplete });
}
