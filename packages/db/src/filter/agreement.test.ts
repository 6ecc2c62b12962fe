import {
  DELIVERY_FILTER,
  type FilterSchema,
  GENERATION_FILTER,
  matches,
  parseFilter,
} from '@genledger/domain/filter';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyFilterText, anyGenerationDocument, FILTER_NOW, shown } from '../../test/support/filters.ts';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { listDeliveryRecords } from '../repositories/index.ts';
import { type FilterMatching, GENERATION_LIST, type ListPosition, readList } from './index.ts';

const DOCUMENTS = 300;
const FILTERS = 120;
const TEST_MS = 120_000;

let ledger: LedgerDatabase;
const documents = fc.sample(anyGenerationDocument, { numRuns: DOCUMENTS, seed: 20_261_125 });
beforeAll(async () => {
  ledger = await ledgerDatabase('filter-agreement');
  await ledger.database.db.collection('generationOutputs').insertMany(documents);
});
afterAll(() => ledger[Symbol.asyncDispose]());

/** Newest first; the higher id leads where times are equal. */
function inOrder(found: readonly Document[]): readonly string[] {
  return found
    .toSorted(
      (a, b) =>
        b['requestTimestamp'].getTime() - a['requestTimestamp'].getTime() ||
        (String(a['_id']) < String(b['_id']) ? 1 : -1),
    )
    .map(({ _id }) => String(_id));
}

/** A page of a list: the ids, and where the next begins. */
interface FoundPage {
  readonly ids: readonly string[];
  readonly next?: ListPosition;
  readonly previous?: ListPosition;
}

type ReadPage = (
  matching: FilterMatching,
  after: ListPosition | undefined,
  limit: number,
) => Promise<FoundPage>;

const readGenerations: ReadPage = async (matching, after, limit) => {
  const projection = { requestTimestamp: 1 };
  const request = { ...matching, ...(after && { after }), limit, projection };
  const { items, next, previous } = await readList(
    ledger.database.generationOutputs,
    GENERATION_LIST,
    request,
  );
  const ids = items.map(({ _id }) => _id.toHexString());
  return { ids, ...(next && { next }), ...(previous && { previous }) };
};

const readDeliveries: ReadPage = async (matching, after, limit) => {
  const { items, next, previous } = await listDeliveryRecords(ledger.database, { matching }, after, limit);
  const ids = items.map(({ subject }) => subject.id);
  return { ids, ...(next && { next }), ...(previous && { previous }) };
};

/** Every page of what the database finds, on the way to the oldest and back again. */
async function found(text: string, schema: FilterSchema, read: ReadPage, limit: number) {
  const { terms, mistakes } = parseFilter(text, schema);
  expect(mistakes).toEqual([]);
  const pageAt = (after?: ListPosition) => read({ terms, now: FILTER_NOW }, after, limit);
  let page = await pageAt();
  const older = [...page.ids];
  while (page.next) {
    page = await pageAt(page.next);
    older.push(...page.ids);
  }
  // Back again only where there are few pages, for the time that it takes.
  if (limit < 400) return { older, newer: older };
  const newer = [...page.ids];
  while (page.previous) {
    page = await pageAt(page.previous);
    newer.unshift(...page.ids);
  }
  return { older, newer };
}

/** A generation as its delivery is shown; nothing while it is open. */
const asDelivery = (document: Document): Document | undefined => {
  const { responseTimestamp, ...record } = shown(document) as Document;
  const isOpen = record['status'] === 'pending' || record['status'] === 'processing';
  return isOpen ? undefined : { ...record, kind: 'generation', endedAt: responseTimestamp };
};
const asGeneration = (document: Document): Document | undefined => shown(document) as Document;

describe.each([
  ['generations', GENERATION_FILTER, asGeneration, readGenerations],
  ['deliveries', DELIVERY_FILTER, asDelivery, readDeliveries],
] as const)('for any filter of %s', (_what, schema, view, read) => {
  test(
    'the database finds what fulfils it, all of it, in order, page after page, both ways',
    async () => {
      let some = 0;
      await fc.assert(
        fc.asyncProperty(anyFilterText(schema), fc.constantFrom(40, 400), async (text, limit) => {
          const { terms } = parseFilter(text, schema);
          const wanted = documents.filter((document) => {
            const viewed = view(document);
            return viewed !== undefined && matches(terms, viewed, FILTER_NOW);
          });
          if (wanted.length > 0 && wanted.length < DOCUMENTS) some += 1;
          const all = inOrder(wanted);
          expect(await found(text, schema, read, limit)).toEqual({ older: all, newer: all });
        }),
        { numRuns: FILTERS },
      );
      // Filters that find all or nothing would show little.
      expect(some).toBeGreaterThan(FILTERS / 10);
    },
    TEST_MS,
  );
});
