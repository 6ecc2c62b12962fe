import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, registerTool } from './support/records.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('cli-stats');
  await registerTool(ledger.context);
});
afterAll(() => ledger[Symbol.asyncDispose]());

it('says which weeks to choose where none of them has figures', async () => {
  const { stdout, stderr, exitCode } = await ledger.run(['stats', 'weekly']);
  expect([exitCode, stdout]).toEqual([0, '']);
  expect(stderr).toContain('choose others with --from and --to');
});

it('sums up by tool and week', async () => {
  await completeGeneration(ledger.context);
  await completeGeneration(ledger.context);
  const { json } = await ledger.json(['stats', 'weekly', '--tool', 'portrait', '--from', '2026-W48']);
  expect(json).toMatchObject({
    data: [{ week: '2026-W48', toolId: 'portrait', count: 2, succeeded: 2, totalCostUsd: '0.02' }],
  });
  const { stdout } = await ledger.run(['stats', 'weekly']);
  expect(stdout).toMatch(/^2026-W48 +portrait +2 +2 +0 +0 +0 +238 +0\.02 +2$/m);
});

it('refuses a week that is none, by the name of its flag', async () => {
  const { exitCode, stderr } = await ledger.run(['stats', 'weekly', '--from', 'monday']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^--from must be/);
});
