import type { AuditReport } from '@genledger/domain/audit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, registerTool } from './support/records.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('audited ledger');
  await registerTool(ledger.context);
  for (let index = 0; index < 5; index += 1) await completeGeneration(ledger.context, { platform: 'none' });
});
afterAll(() => ledger[Symbol.asyncDispose]());

it('finds nothing wrong with what the ledger itself writes, and exits 0', async () => {
  const { exitCode, json } = await ledger.json<AuditReport>(['audit']);
  const [environment] = json.environments;
  expect(environment?.findings.map(({ rule, samples }) => [rule, samples])).toEqual([]);
  expect(environment?.criteria.filter(({ holds }) => !holds)).toEqual([]);
  expect([exitCode, json.holds]).toEqual([0, true]);
});

it('is kept in the ledger that it audits, and nothing else is written', async () => {
  const collections = async () => {
    const { collections: hashes } = await ledger.database.db.command({ dbHash: 1 });
    const { auditRuns: _, ...others } = hashes;
    return others;
  };
  const before = await collections();
  const { stderr } = await ledger.run(['audit']);
  expect(await collections()).toEqual(before);
  expect(stderr).toMatch(/^This run is kept in the ledger as [0-9a-f]{24}\.$/m);
});
