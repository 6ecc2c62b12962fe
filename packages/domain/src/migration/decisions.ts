import { ABSENT, known, type Reading, shown } from '../legacy/index.ts';
import type { DecidableField, Decisions, QuarantineFinding } from './upgrade.ts';

const DECIDED = 'decided by a person';

/** Gathers what cannot be decided while the fields of one record are read, and lets a person's decisions settle it. */
export class Decider {
  readonly findings: QuarantineFinding[] = [];
  readonly sources: Record<string, string> = {};
  readonly #decisions: Decisions;

  constructor(decisions: Decisions = {}) {
    this.#decisions = decisions;
  }

  /**
   * The value of a field.
   * @param reading what the record says
   * @param parse reads a person's decision as the field's own values are read; `ABSENT` stands for 'none'
   * @returns nothing where it is absent, or undecidable and noted
   */
  take<Value>(
    field: DecidableField,
    reading: Reading<Value>,
    parse: (decision: string) => Reading<Value>,
  ): Value | undefined {
    if (reading.kind === 'absent') return undefined;
    if (reading.kind === 'known') {
      this.sources[field] = reading.source;
      return reading.value;
    }
    const decision = this.#decisions[field];
    const decided = decision === undefined ? undefined : parse(decision);
    if (decided !== undefined && decided.kind !== 'undecidable') {
      this.sources[field] = DECIDED;
      return decided.kind === 'known' ? decided.value : undefined;
    }
    this.findings.push({ field, reason: reading.reason, candidates: reading.candidates });
    return undefined;
  }
}

/** Reads a decision that may also be `none`. */
export function orNone<Value>(
  decision: string,
  word: string,
  parse: (text: string) => Value | undefined,
): Reading<Value> {
  if (decision === word) return ABSENT;
  const value = parse(decision);
  return value === undefined
    ? {
        kind: 'undecidable',
        reason: 'decision-unreadable',
        candidates: [{ source: DECIDED, value: shown(decision) }],
      }
    : known(value, DECIDED);
}
