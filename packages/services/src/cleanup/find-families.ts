import {
  type FamilyRef,
  findExecutionCandidates,
  findGenerationCandidates,
  rootOf,
} from '@genledger/db/cleanup';
import type { Database } from '@genledger/db/client';
import {
  type CleanupPolicy,
  executionRules,
  ruleOfExecution,
  rulesOfGeneration,
  type StoredRecord,
} from '@genledger/domain/cleanup';

/** Told of every generation that a rule matches, with the ids of its rules. */
export type OnMatch = (id: string, record: StoredRecord, rules: readonly string[]) => void;

const SINGLES_TOGETHER = 100;

/** Roots of families that were met already: an execution is moved with all of its generations at once. */
class MetFamilies {
  readonly #roots = new Map<string, FamilyRef>();
  readonly #done = new Set<string>();
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The root of a family, the first time it is met. */
  async newRoot(family: FamilyRef): Promise<FamilyRef | undefined> {
    if (family.kind === 'single') return family;
    const key = `${family.kind}/${family.id}`;
    const root = this.#roots.get(key) ?? (await rootOf(this.#database, family));
    this.#roots.set(key, root);
    const rootKey = `${root.kind}/${root.id}`;
    if (this.#done.has(rootKey)) return undefined;
    this.#done.add(rootKey);
    return root;
  }
}

async function* familiesOfExecutions(
  database: Database,
  { rules }: CleanupPolicy,
  met: MetFamilies,
): AsyncGenerator<FamilyRef> {
  for await (const { record, family } of findExecutionCandidates(database, executionRules(rules))) {
    const isMatch = family !== undefined && ruleOfExecution(rules, record) !== undefined;
    const root = isMatch ? await met.newRoot(family) : undefined;
    if (root !== undefined) yield root;
  }
}

async function* familiesOfGenerations(
  database: Database,
  { rules }: CleanupPolicy,
  met: MetFamilies,
  onMatch: OnMatch,
): AsyncGenerator<FamilyRef> {
  for await (const { id, record, family } of findGenerationCandidates(database, rules)) {
    const matched = rulesOfGeneration(rules, record).map((rule) => rule.id);
    if (matched.length === 0) continue;
    onMatch(id, record, matched);
    const root = family && (await met.newRoot(family));
    if (root !== undefined) yield root;
  }
}

/**
 * Families of which a rule matches at least a part, as they are moved: many generations that stand alone, or one family with executions.
 * Memory grows with the number of executions only.
 */
export async function* findFamilies(
  database: Database,
  policy: CleanupPolicy,
  onMatch: OnMatch = () => undefined,
): AsyncGenerator<readonly FamilyRef[]> {
  const met = new MetFamilies(database);
  for await (const root of familiesOfExecutions(database, policy, met)) yield [root];
  let singles: FamilyRef[] = [];
  for await (const root of familiesOfGenerations(database, policy, met, onMatch)) {
    if (root.kind === 'single') singles.push(root);
    else yield [root];
    if (singles.length < SINGLES_TOGETHER) continue;
    yield singles;
    singles = [];
  }
  if (singles.length > 0) yield singles;
}
