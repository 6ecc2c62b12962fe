import type { AuditRead } from '@genledger/db/audit';
import type { RuleId, Sample } from '@genledger/domain/audit';
import type { Clock } from '../context.ts';

/** A database to audit. */
export interface AuditTarget {
  /** What it is called in the report: an environment of the configuration. */
  readonly name: string;
  readonly url: string;
}

/** How an audit is carried out. */
export interface AuditOptions {
  readonly targets: readonly AuditTarget[];
  readonly read: AuditRead;
  readonly clock: Clock;
  /** So many documents of each collection at random instead of all. */
  readonly sampleSize?: number;
  /** Rules to tell of; the criteria are counted by all of them in any case. */
  readonly rules?: ReadonlySet<RuleId>;
  /** Ends the audit early, which then is incomplete; its reason is told. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (line: string) => void;
  /** Is told every document that a rule finds, as it finds it. */
  readonly onFinding?: (finding: AuditFinding) => void;
}

/** One document that a rule finds. */
export interface AuditFinding extends Sample {
  readonly environment: string;
  readonly rule: RuleId;
}
