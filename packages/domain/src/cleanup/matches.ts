import { fieldAt, objectIdText } from '../legacy/index.ts';
import { type CleanupRule, GENERATION_CONDITIONS } from './rule.ts';

/** A record of any schema version, as it is stored. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/** Where the schema versions keep an account: an id by its digits, text as it is. */
const ACCOUNT_FIELDS = ['accountId', 'masterAccountId', 'initiatorAccountId'] as const;

function textAt(record: StoredRecord, path: string): string | undefined {
  const value = fieldAt(record, path);
  return typeof value === 'string' ? value : objectIdText(value);
}

function accountOf(record: StoredRecord): string | undefined {
  return ACCOUNT_FIELDS.map((path) => textAt(record, path)).find((account) => account !== undefined);
}

/** Whether a tool is one of a list; `test-*` stands for every id that begins with `test-`. */
function isTool(toolId: string | undefined, tools: readonly string[]): boolean {
  if (toolId === undefined) return false;
  return tools.some((tool) => (tool.endsWith('*') ? toolId.startsWith(tool.slice(0, -1)) : toolId === tool));
}

function isOneOf(value: string | undefined, values: readonly string[] | undefined): boolean {
  return values === undefined || (value !== undefined && values.includes(value));
}

function holdsAnywhere(record: StoredRecord, rule: CleanupRule): boolean {
  const { accounts, environments, marks } = rule;
  return (
    isOneOf(accounts && accountOf(record), accounts) &&
    isOneOf(environments && textAt(record, 'environment'), environments) &&
    (marks === undefined || marks.some(({ path, equals }) => fieldAt(record, path) === equals))
  );
}

function matchesGeneration(rule: CleanupRule, record: StoredRecord): boolean {
  return (
    holdsAnywhere(record, rule) &&
    (rule.tools === undefined || isTool(textAt(record, 'toolId'), rule.tools)) &&
    isOneOf(textAt(record, 'toolDisplayName'), rule.toolNames) &&
    isOneOf(textAt(record, 'notificationPlatform'), rule.platforms)
  );
}

/** The rules that match a generation. */
export function rulesOfGeneration(
  rules: readonly CleanupRule[],
  record: StoredRecord,
): readonly CleanupRule[] {
  return rules.filter((rule) => matchesGeneration(rule, record));
}

/** The rules that can match a cook execution or spell cast at all. */
export function executionRules(rules: readonly CleanupRule[]): readonly CleanupRule[] {
  return rules.filter((rule) => GENERATION_CONDITIONS.every((condition) => rule[condition] === undefined));
}

/** The first rule that matches a cook execution or spell cast. */
export function ruleOfExecution(
  rules: readonly CleanupRule[],
  record: StoredRecord,
): CleanupRule | undefined {
  return executionRules(rules).find((rule) => holdsAnywhere(record, rule));
}
