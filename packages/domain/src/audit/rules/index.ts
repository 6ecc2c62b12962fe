import type { Rule } from '../rule.ts';
import { DELIVERY_RULES } from './delivery-rules.ts';
import { INDEX_RULES } from './index-rules.ts';
import { MONEY_RULES } from './money-rules.ts';
import { RELATION_RULES } from './relation-rules.ts';
import { STATE_RULES } from './state-rules.ts';
import { TIME_RULES } from './time-rules.ts';

const ALL = [
  ...STATE_RULES,
  ...TIME_RULES,
  ...MONEY_RULES,
  ...DELIVERY_RULES,
  ...RELATION_RULES,
  ...INDEX_RULES,
] as const;

export type RuleId = (typeof ALL)[number]['id'];

/** Every rule of the audit. */
export const RULES: readonly (Rule & { readonly id: RuleId })[] = ALL;

const BY_ID: ReadonlyMap<string, Rule & { readonly id: RuleId }> = new Map(
  RULES.map((rule) => [rule.id, rule]),
);

/** The rule of an id, as typed by whoever names one. */
export function ruleNamed(id: string): (Rule & { readonly id: RuleId }) | undefined {
  return BY_ID.get(id);
}
