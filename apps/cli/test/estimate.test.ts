import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, registerTool } from './support/records.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('cli-estimate');
  await registerTool(ledger.context);
});
afterAll(() => ledger[Symbol.asyncDispose]());

it('says the price of a run, and that no more is known, where nothing ran yet', async () => {
  const { stdout, exitCode } = await ledger.run(['estimate', 'portrait']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Duration +not known$/m);
  expect(stdout).toMatch(/^Cost +0\.01 USD, 95 % within 0\.01 USD$/m);
  expect(stdout).toMatch(/^Rests on +the price of a run/m);
});

it('says what runs took, of the environment that is named', async () => {
  for (let round = 0; round < 5; round += 1) await completeGeneration(ledger.context);
  const args = ['estimate', 'portrait', '--environment', 'test'];
  const { json } = await ledger.json(args);
  expect(json).toMatchObject({
    durationMs: { p50: expect.any(Number), p95: expect.any(Number) },
    costUsd: { p50: '0.01', p95: '0.01' },
    basis: 'history',
    sampleSize: 5,
  });
  const { stdout } = await ledger.run(args);
  expect(stdout).toMatch(/^Rests on +runs of this size on this machine$/m);
});

it('says how well estimates came true', async () => {
  await completeGeneration(ledger.context);
  const { json } = await ledger.json(['stats', 'estimates', '--from', '2026-W40']);
  expect(json).toMatchObject({
    data: [{ toolId: 'portrait', costUsd: { count: 6, withinP50: 1, withinP95: 1 } }],
  });
  const { stdout } = await ledger.run(['stats', 'estimates']);
  expect(stdout).toMatch(/^TOOL +DURATIONS +WITHIN P50 +WITHIN P95/m);
  expect(stdout).toMatch(/^portrait .* 100\.0 % /m);
  const early = await ledger.run(['stats', 'estimates', '--from', '2026-W10', '--to', '2026-W11']);
  expect(early.stderr).toContain('choose others');
});

it('refuses inputs that are none, by the name of the flag, and a tool that is not there', async () => {
  const misread = await ledger.run(['estimate', 'portrait', '--inputs', 'steps=28']);
  expect([misread.exitCode, misread.stderr]).toEqual([
    2,
    expect.stringMatching(/inputs: must be a JSON object/),
  ]);
  const unknown = await ledger.run(['estimate', 'nowhere']);
  expect(unknown.stderr).toContain('genledger tools list');
});
