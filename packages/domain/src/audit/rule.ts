/** How bad it is: money or users are wrong; figures are wrong; it will be in the way; worth knowing. */
export const SEVERITIES = ['critical', 'major', 'minor', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How it is repaired: by rule; by a rule that somebody confirms or by hand; not at all. */
export type Repair = 'automatic' | 'reviewed' | 'none';

/** What one thing that can be wrong means. The text is for operators. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** What is wrong with a document that it finds. */
  readonly meaning: string;
  /** What happens while nothing is done. */
  readonly costOfIgnoring: string;
  readonly repair: Repair;
  /** The command that repairs it, without the database. */
  readonly repairCommand?: string;
  /** Needs more than one document to be seen, and so cannot be told from a sample. */
  readonly needsAll?: true;
}

/** The command that lists the documents a rule finds, without the database. */
export function listCommandOf(rule: Pick<Rule, 'id'>): string {
  return `genledger audit --documents ${rule.id}`;
}
