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

/** Those of a collection of executions. */
function executions(
  collection: 'cookExecutions' | 'spellCasts',
  ofDefinition: ExpectedIndex['keys'],
  serves: string,
): readonly ExpectedIndex[] {
  return [
    { collection, keys: ofDefinition, serves },
    { collection, keys: { status: 1, startedAt: -1 }, serves: 'executions by state' },
    { collection, keys: { startedAt: -1 }, serves: 'lists of all executions' },
    { collection, keys: { dueAt: 1 }, serves: 'executions to look after' },
    { collection, keys: { nextDeliveryAt: 1 }, serves: 'deliveries that are due' },
    {
      collection,
      keys: { initiatorAccountId: 1, nextDeliveryAt: 1 },
      serves: 'deliveries that are due, by account',
    },
    {
      collection,
      keys: { deliveryHold: 1, notificationPlatform: 1 },
      serves: 'deliveries that are held back',
    },
  ];
}

/** Indexes of the ledger's contract over the audited collections. */
export const EXPECTED_INDEXES: readonly ExpectedIndex[] = [
  generation({ toolDisplayName: 1, requestTimestamp: -1 }, 'the history of a tool'),
  generation({ cookExecutionId: 1 }, 'the pieces of a cook execution'),
  generation({ spellCastId: 1 }, 'the steps of a spell cast'),
  generation(
    { cookExecutionId: 1, pieceIndex: 1, replacement: 1, attempt: 1 },
    'what was tried at a place of a cook execution',
  ),
  generation({ spellCastId: 1, stepIndex: 1, attempt: 1 }, 'what was tried at a step of a spell cast'),
  generation({ provider: 1, providerRunId: 1 }, 'the generation of a provider’s run'),
  generation({ status: 1, requestTimestamp: -1 }, 'lists by state'),
  generation({ accountId: 1, requestTimestamp: -1 }, 'lists by account'),
  generation({ requestTimestamp: -1 }, 'lists of all generations'),
  generation({ reconcileAt: 1 }, 'generations that need attention'),
  generation({ nextDeliveryAt: 1 }, 'deliveries that are due'),
  generation({ accountId: 1, nextDeliveryAt: 1 }, 'deliveries that are due, by account'),
  generation({ deliveryHold: 1, notificationPlatform: 1 }, 'deliveries that are held back'),
  generation({ deliveryStatus: 1, requestTimestamp: -1, _id: -1 }, 'deliveries that were given up'),
  ...executions('cookExecutions', { cookId: 1, startedAt: -1 }, 'the runs of a cook'),
  ...executions('spellCasts', { spellId: 1, startedAt: -1 }, 'the casts of a spell'),
  { collection: 'spellCasts', keys: { cookExecutionId: 1 }, serves: 'the casts that make pieces of a cook' },
  {
    collection: 'spellCasts',
    keys: { cookExecutionId: 1, pieceIndex: 1, replacement: 1, attempt: 1 },
    serves: 'what was tried at a place of a cook execution',
  },
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
