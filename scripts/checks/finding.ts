/** One thing that a check refuses, with the place to mend. */
export interface Finding {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** What a check found, and one line that sums it up. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly summary: string;
}

/** Writes a finding the way editors and terminals make clickable. */
export function formatFinding({ file, line, message }: Finding): string {
  return line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
