import type { Verdict } from '../outcome/verdict.ts';

/** What work on many things came to. @param leftOver how many were not looked at, since somebody interrupted */
export function verdictOfMany(failed: number, leftOver: number): Verdict {
  if (leftOver > 0) return 'could-not-tell';
  return failed > 0 ? 'does-not-hold' : 'holds';
}
