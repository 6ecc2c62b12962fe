import { type AuditSettings, type GenerationFacts, isOlderThanDay } from '../facts.ts';
import { isPresent, readInstant, readText } from '../read-value.ts';
import type { RuleId } from '../rules/index.ts';
import type { CriterionId, Share } from './criterion.ts';

const MOST_MS = 300_000;
const REPORTED: ReadonlySet<string> = new Set(['webhook', 'poll']);
const ENDS: ReadonlySet<string> = new Set(['success', 'failed', 'cancelled']);
const WHOLE: ReadonlySet<string> = new Set(['int', 'long', 'double', 'decimal']);

/** Rules whose findings are conflicts with the schema: the strict validator would refuse the document for them. */
const CONFLICT_RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'schema-version-unknown',
  'status-unknown',
  'status-drift',
  'kind-conflict',
  'field-missing',
  'field-typed-wrong',
  'time-typed-wrong',
  'duration-typed-wrong',
  'cost-typed-wrong',
  'points-typed-wrong',
  'parent-typed-wrong',
  'parent-both',
  'delivery-drift',
  'delivery-unknown',
]);

/** Counts shares, criterion by criterion. */
export class CriteriaTally {
  readonly #shares = new Map<CriterionId, { numerator: number; denominator: number }>();

  /** Counts one document for a criterion. */
  count(id: CriterionId, isIn: boolean): void {
    const share = this.#shares.get(id) ?? { numerator: 0, denominator: 0 };
    share.denominator += 1;
    if (isIn) share.numerator += 1;
    this.#shares.set(id, share);
  }

  share(id: CriterionId): Share {
    return this.#shares.get(id) ?? { numerator: 0, denominator: 0 };
  }
}

/** How long the end was known before the record said so; only the ledger's own records tell. */
function lateMs({ document: { values }, version }: GenerationFacts): number {
  const history = values.get('history');
  if (version !== 2 || history?.type !== 'array' || isPresent(values.get('legacy'))) return 0;
  for (const entry of history.items) {
    if (entry.type !== 'object' || !ENDS.has(readText(entry.fields.get('to')) ?? '')) continue;
    if (!REPORTED.has(readText(entry.fields.get('cause')) ?? '')) continue;
    const [at, recordedAt] = [
      readInstant(entry.fields.get('at')),
      readInstant(entry.fields.get('recordedAt')),
    ];
    return at === undefined || recordedAt === undefined ? 0 : recordedAt - at;
  }
  return 0;
}

/** Whether the end of a run is known, or should be by now. */
function shouldHaveEnded(facts: GenerationFacts, settings: AuditSettings): boolean {
  if (facts.standing !== 'open') return true;
  return isPresent(facts.document.values.get('responseTimestamp')) || isOlderThanDay(facts.bornMs, settings);
}

/** Whether a record says how long its run took. */
function hasDuration({ document: { values } }: GenerationFacts): boolean {
  const value = values.get('durationMs');
  if (value === undefined || !WHOLE.has(value.type)) return false;
  return value.type === 'decimal' || (value.type !== 'binData' && 'number' in value && value.number >= 0);
}

/** Whether a record says what its run cost, as a number, and not by a zero that means unknown. */
function hasCost({ document: { values }, cost }: GenerationFacts, rules: ReadonlySet<RuleId>): boolean {
  const value = values.get('costUsd');
  const isNumber =
    value !== undefined && WHOLE.has(value.type) && cost !== undefined && cost.approximate >= 0;
  return isNumber && !rules.has('cost-zero-as-unknown');
}

/**
 * Counts one generation for the criteria that it can be counted for alone.
 * @param rules what was found wrong with it
 */
export function countGeneration(
  tally: CriteriaTally,
  facts: GenerationFacts,
  settings: AuditSettings,
  rules: ReadonlySet<RuleId>,
): void {
  if (shouldHaveEnded(facts, settings)) {
    tally.count('terminal-within-5-minutes', facts.standing === 'ended' && lateMs(facts) <= MOST_MS);
  }
  if (facts.standing === 'ended') {
    tally.count('duration-populated', hasDuration(facts));
    if (!facts.isFinal) tally.count('cost-populated', hasCost(facts, rules));
  }
  tally.count('pending-older-than-24h', facts.standing === 'open' && isOlderThanDay(facts.bornMs, settings));
}

/** Counts any document for the criteria about its shape. */
export function countShape(tally: CriteriaTally, isCurrent: boolean, rules: ReadonlySet<RuleId>): void {
  tally.count('schema-version', isCurrent);
  tally.count('schema-conflicts', !CONFLICT_RULES.isDisjointFrom(rules));
}
