import { type CleanupRule, rulesOfGeneration } from '@genledger/domain/cleanup';
import fc from 'fast-check';
import { type Document, ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, ledgerDatabase } from '../../test/support/ledger-database.ts';
import { findGenerationCandidates } from './candidates.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await ledgerDatabase('candidates');
});
afterAll(() => ledger[Symbol.asyncDispose]());

const ACCOUNTS = ['tester', 'me', '66cd0000000000000000a001'];
const TOOLS = ['test-a', 'test-', 'te.t-a', 'flux', 'a(b'];
const few = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });

const anything = fc.constantFrom<unknown>(null, 7, true, 'true', [], ['test-a'], { a: 1 }, new Date(0));
const account = fc.oneof(fc.constantFrom(...ACCOUNTS), fc.constant(new ObjectId(ACCOUNTS[2])), anything);
const field = (values: readonly string[]) => fc.oneof(fc.constantFrom(...values), anything);

const document: fc.Arbitrary<Document> = fc.record(
  {
    accountId: account,
    masterAccountId: account,
    toolId: field(TOOLS),
    toolDisplayName: field(['Test Tool', 'Flux']),
    notificationPlatform: field(['none', 'telegram']),
    environment: field(['ci', 'production']),
    metadata: fc.oneof(anything, fc.record({ test: anything, ci: field(['yes', 'no']) })),
  },
  { requiredKeys: [] },
);

const rule: fc.Arbitrary<CleanupRule> = fc
  .record(
    {
      id: fc.constant('rule'),
      accounts: few(ACCOUNTS),
      tools: few([...TOOLS, 'test-*', 'te.t*', 'a(*']),
      toolNames: few(['Test Tool', 'Flux']),
      platforms: few(['none', 'telegram']),
      environments: few(['ci', 'production']),
      marks: fc.constantFrom(
        [{ path: 'metadata.test', equals: true }],
        [
          { path: 'metadata', equals: 'true' },
          { path: 'metadata.ci', equals: 'yes' },
        ],
      ),
    },
    { requiredKeys: ['id'] },
  )
  .filter((made) => Object.keys(made).length > 1);

test('the server finds every record that a rule matches, whatever the types of its fields', async () => {
  const generations = ledger.database.db.collection('generationOutputs');
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 30 }), rule, async (documents, made) => {
      await generations.deleteMany({});
      const stored = documents.map((fields) => ({ ...fields, _id: new ObjectId() }));
      await generations.insertMany(stored, { bypassDocumentValidation: true });
      const matching = (found: readonly Document[]) =>
        found.filter((record) => rulesOfGeneration([made], record).length > 0).map(({ _id }) => String(_id));
      const candidates: Document[] = [];
      for await (const { record } of findGenerationCandidates(ledger.database, [made]))
        candidates.push(record);
      expect(matching(candidates).sort()).toEqual(matching(stored).sort());
    }),
    { numRuns: 60 },
  );
});
