import { type AuditReport, type Change, hasNewRot } from '@genledger/domain/audit';
import type { Verdict } from '../../outcome/verdict.ts';

/** What an audit fails on: criteria that do not hold, or rot that the baseline did not have. */
export const FAIL_ON = ['criteria', 'new'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What an audit came to. One that is incomplete never passes. */
export function verdictOf(
  report: AuditReport,
  changes: readonly Change[] | undefined,
  failOn: FailOn,
): Verdict {
  if (report.environments.some(({ isComplete }) => !isComplete)) return 'could-not-tell';
  if (failOn === 'new') return hasNewRot(changes ?? []) ? 'does-not-hold' : 'holds';
  if (report.holds === null) return 'could-not-tell';
  return report.holds ? 'holds' : 'does-not-hold';
}
