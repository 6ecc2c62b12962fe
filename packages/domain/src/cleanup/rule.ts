/** A field that tests set: the value of `path`, exactly. */
export interface Mark {
  readonly path: string;
  readonly equals: string | number | boolean;
}

/**
 * What makes a record a test's. Every condition that is given must hold; of a condition's values, any. `tools` may end in `*`.
 * `accounts`, `environments` and `marks` say something of cook executions and spell casts too; the others of generations only.
 */
export interface CleanupRule {
  /** Names it in reports and in the trash. */
  readonly id: string;
  readonly accounts?: readonly string[] | undefined;
  readonly tools?: readonly string[] | undefined;
  readonly toolNames?: readonly string[] | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly environments?: readonly string[] | undefined;
  readonly marks?: readonly Mark[] | undefined;
}

/** What is cleaned up, and how carefully. */
export interface CleanupPolicy {
  readonly rules: readonly CleanupRule[];
  /** Largest share of all generations that is moved without being asked for by name, from 0 to 1. */
  readonly atMostShare: number;
  /** How long a record must have rested, ms. */
  readonly minimumAgeMs: number;
  /** How long the trash is kept, ms. */
  readonly keepMs: number;
}

/** The conditions that only generations have. */
export const GENERATION_CONDITIONS = ['tools', 'toolNames', 'platforms'] as const;

/** The marks of tests that are known from old writers. */
export const DEFAULT_RULES: readonly CleanupRule[] = [
  { id: 'marked-as-test', marks: [{ path: 'metadata.test', equals: true }] },
  { id: 'test-tool-name', toolNames: ['Test Tool'] },
  { id: 'silent-test-tool', tools: ['test-*'], platforms: ['none'] },
];
