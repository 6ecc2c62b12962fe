import type { RuleId } from './rules/index.ts';

/** An index that a named query needs. */
export interface ExpectedIndex {
  readonly collection: string;
  /** Fields in order, 1 or -1. */
  readonly keys: Readonly<Record<string, 1 | -1>>;
  /** The query that it serves. */
  readonly serves: string;
}

/** An index as it is, with its use where the server may tell. */
export interface ExistingIndex {
  readonly collection: string;
  readonly name: string;
  readonly keys: Readonly<Record<string, unknown>>;
  /** Queries served since the server started; absent where the user may not ask. */
  readonly uses?: number;
}

const generation = (keys: ExpectedIndex['keys'], serves: string): ExpectedIndex => ({
  collection: 'generationOutputs',
  keys,
  serves,
});

/** Indexes of the ledger's contract over the audited collections. */
export const EXPECTED_INDEXES: readonly ExpectedIndex[] = [
  generation({ toolDisplayName: 1, requestTimestamp: -1 }, 'the history of a tool'),
  generation({ cookExecutionId: 1 }, 'the pieces of a cook execution'),
  generation({ spellCastId: 1 }, 'the steps of a spell cast'),
  generation({ provider: 1, providerRunId: 1 }, 'the generation of a provider’s run'),
  generation({ status: 1, requestTimestamp: -1 }, 'lists by state'),
  generation({ accountId: 1, requestTimestamp: -1 }, 'lists by account'),
  generation({ requestTimestamp: -1 }, 'lists of all generations'),
  generation({ reconcileAt: 1 }, 'generations that need attention'),
  generation({ nextDeliveryAt: 1 }, 'deliveries that are due'),
  generation({ accountId: 1, nextDeliveryAt: 1 }, 'deliveries that are due, by account'),
  generation({ deliveryHold: 1, notificationPlatform: 1 }, 'deliveries that are held back'),
  generation({ deliveryStatus: 1, requestTimestamp: -1, _id: -1 }, 'deliveries that were given up'),
  { collection: 'cookExecutions', keys: { cookId: 1, startedAt: -1 }, serves: 'the runs of a cook' },
  { collection: 'cookExecutions', keys: { status: 1, startedAt: -1 }, serves: 'cook executions by state' },
  { collection: 'cookExecutions', keys: { startedAt: -1 }, serves: 'lists of all cook executions' },
  { collection: 'spellCasts', keys: { spellId: 1, startedAt: -1 }, serves: 'the casts of a spell' },
  { collection: 'spellCasts', keys: { cookExecutionId: 1 }, serves: 'the casts that make pieces of a cook' },
  { collection: 'spellCasts', keys: { status: 1, startedAt: -1 }, serves: 'casts by state' },
  { collection: 'spellCasts', keys: { startedAt: -1 }, serves: 'lists of all casts' },
];

/** What is wrong with indexes: by collection and keys, not by document. */
export interface IndexFinding {
  readonly rule: Extract<RuleId, 'index-missing' | 'index-unused'>;
  readonly collection: string;
  readonly id: string;
  readonly why: string;
}

const nameOf = (keys: Readonly<Record<string, unknown>>): string =>
  Object.entries(keys)
    .map(([field, order]) => `${field}_${String(order)}`)
    .join('_');

/** Whether an index begins with the wanted fields: a longer one serves too. */
function serves(existing: ExistingIndex, wanted: ExpectedIndex): boolean {
  const name = nameOf(existing.keys);
  const prefix = nameOf(wanted.keys);
  return existing.collection === wanted.collection && (name === prefix || name.startsWith(`${prefix}_`));
}

/** Compares the indexes of the collections that are there with those that the ledger's queries need. */
export function judgeIndexes(
  collections: readonly string[],
  existing: readonly ExistingIndex[],
): readonly IndexFinding[] {
  const wanted = EXPECTED_INDEXES.filter(({ collection }) => collections.includes(collection));
  const missing = wanted
    .filter((index) => !existing.some((each) => serves(each, index)))
    .map(
      (index): IndexFinding => ({
        rule: 'index-missing',
        collection: index.collection,
        id: nameOf(index.keys),
        why: `needed for ${index.serves}`,
      }),
    );
  const unused = existing
    .filter(({ name, uses }) => name !== '_id_' && uses === 0)
    .filter((index) => !wanted.some((each) => serves(index, each)))
    .map(
      ({ collection, name }): IndexFinding => ({
        rule: 'index-unused',
        collection,
        id: name,
        why: 'served no query since the server started',
      }),
    );
  return [...missing, ...unused];
}
