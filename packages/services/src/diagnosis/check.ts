/** What a look at one thing found: it is well, worth a thought, broken, or could not be looked at. */
export type CheckState = 'ok' | 'warning' | 'failure' | 'unknown';

/** What was found, and what to do about it. */
export interface Finding {
  readonly state: CheckState;
  /** One sentence. */
  readonly finding: string;
  /** More of it, such as every mistake of a file. */
  readonly details?: readonly string[];
  /** What to do next; absent where nothing is to be done. */
  readonly next?: string;
}

/** Everything that is looked at, in order. The ids are stable. */
export const CHECK_IDS = [
  'environment',
  'configuration',
  'webhooks',
  'providers',
  'database',
  'replica-set',
  'migrations',
  'api-keys',
  'tools',
  'inbox',
  'unmatched-events',
  'unreadable-events',
  'open-generations',
  'reconciler',
  'notifiers',
  'channels',
  'deliveries',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** A finding about one thing. */
export interface Check extends Finding {
  readonly id: CheckId;
}

/** Nothing is to be done. */
export function ok(finding: string): Finding {
  return { state: 'ok', finding };
}

/** It works, but somebody should know. */
export function warning(finding: string, next: string): Finding {
  return { state: 'warning', finding, next };
}

/** It does not hold. */
export function failing(finding: string, next: string): Finding {
  return { state: 'failure', finding, next };
}

/** It could not be looked at. */
export function unknown(finding: string, next?: string): Finding {
  return { state: 'unknown', finding, ...(next !== undefined && { next }) };
}
