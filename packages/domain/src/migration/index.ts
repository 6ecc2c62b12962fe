export { appliedRules, MIGRATION_RULES, type MigrationRule } from './applied-rules.ts';
export { type UpgradedDefinition, upgradeDefinition } from './definition-v2.ts';
export { derivedExecution } from './derived.ts';
export { isUpgraded, upgradeGeneration } from './generation-v2.ts';
export {
  type ExecutionStatus,
  type ExecutionUpgrade,
  type UpgradedExecution,
  upgradeExecution,
} from './parent-v2.ts';
export {
  DECIDABLE_FIELDS,
  type DecidableField,
  type Decisions,
  type QuarantineFinding,
  type Upgrade,
  type UpgradeContext,
  type UpgradedGeneration,
} from './upgrade.ts';
