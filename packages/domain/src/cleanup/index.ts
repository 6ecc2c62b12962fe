export {
  FAMILY_LIMITS,
  type Family,
  type FamilyVerdict,
  judgeFamily,
  type KeepReason,
} from './judge-family.ts';
export { executionRules, ruleOfExecution, rulesOfGeneration, type StoredRecord } from './matches.ts';
export { cleanupSchema } from './policy-schema.ts';
export type { CleanupPolicy, CleanupRule } from './rule.ts';
