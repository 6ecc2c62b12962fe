import type { FieldUse } from '../census/census.ts';
import type { CriterionResult, Interval } from '../criteria/criterion.ts';
import type { Repair, Severity } from '../rule.ts';

/** Version of the JSON report; fields are only added within a version. */
export const REPORT_VERSION = 1;

/** A document that a rule found, and what is wrong with it. */
export interface Sample {
  readonly id: string;
  readonly collection: string;
  readonly why: string;
}

/** What one rule found. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly meaning: string;
  readonly costOfIgnoring: string;
  /** Documents, or indexes. */
  readonly count: number;
  /** Of the documents read in the collections where it was found. */
  readonly share: number;
  /** Where a sample was read: the share of all documents lies in here with 95 % confidence. */
  readonly interval?: Interval;
  readonly collections: Readonly<Record<string, number>>;
  readonly repair: Repair;
  readonly repairCommand?: string;
  readonly listCommand: string;
  readonly samples: readonly Sample[];
}

/** The fields of a collection. */
export interface CollectionCensus {
  readonly collection: string;
  readonly documents: number;
  /** Read in part, at random. */
  readonly isSampled: boolean;
  readonly fields: readonly FieldUse[];
  /** Occurrences of fields that are not listed. */
  readonly uncounted: number;
}

/** What was found in one database. */
export interface EnvironmentReport {
  readonly name: string;
  readonly documentsScanned: number;
  readonly collections: Readonly<Record<string, number>>;
  readonly criteria: readonly CriterionResult[];
  readonly findings: readonly Finding[];
  /** False where the audit ended early or had nothing to read: then nothing can be told. */
  readonly isComplete: boolean;
  /** Why it is not complete. */
  readonly incompleteBecause?: string;
  /** How many documents of each collection were asked for, where a sample was read. */
  readonly sampleSize?: number;
  /** Which state of the database was read. */
  readonly read: 'primary' | 'secondary' | 'snapshot';
  /** Rules that were not checked, and why. */
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly census: readonly CollectionCensus[];
  readonly holds: boolean | null;
}

/** The whole report. `holds` is null where it could not be told, which never passes. */
export interface AuditReport {
  readonly reportVersion: typeof REPORT_VERSION;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The rules told of, where they are not all. */
  readonly rules?: readonly string[];
  readonly environments: readonly EnvironmentReport[];
  readonly holds: boolean | null;
}

/** Several answers in one: any no is a no, else any unknown is unknown. */
export function allHold(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** The exit code that a report comes to: 0 holds, 1 does not, 2 could not tell. */
export function exitCodeOf(holds: boolean | null): 0 | 1 | 2 {
  if (holds === null) return 2;
  return holds ? 0 : 1;
}
