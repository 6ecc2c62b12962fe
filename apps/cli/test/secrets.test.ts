import { randomBytes } from 'node:crypto';
import { createSecretBox, openTarget, sealTarget } from '@genledger/services/secret';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeForWebhook } from './support/deliveries.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { registerTool } from './support/records.ts';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const TARGET = { url: 'https://example.com/hook', secret: 'whsec_1' };
const keys = (...all: readonly Buffer[]) => ({
  variables: { GENLEDGER_SECRETS_KEY: all.map((key) => key.toString('base64')).join(',') },
});
const reseal = ['secrets', 'reseal'];

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await testLedger('cli-secrets');
  await registerTool(ledger.context);
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  await ledger.database.generationOutputs.deleteMany({});
  await completeForWebhook(ledger.context);
  const notificationTarget = sealTarget(createSecretBox([OLD]), TARGET);
  await ledger.database.generationOutputs.updateMany({}, { $set: { notificationTarget } });
});

const target = async () => (await ledger.database.generationOutputs.findOne({}))?.notificationTarget;

describe('secrets reseal', () => {
  it('seals under the first key, and says that the others may go', async () => {
    const { exitCode, stdout, stderr } = await ledger.run(reseal, keys(NEW, OLD));
    expect([exitCode, stdout]).toEqual([0, '1 secret sealed anew, 0 under the first key already\n']);
    expect(stderr).toContain('The keys behind the first may be taken away.');
    expect(openTarget(createSecretBox([NEW]), await target())).toEqual(TARGET);
  });

  it('only counts with --dry-run', async () => {
    const { json } = await ledger.json([...reseal, '--dry-run'], keys(NEW, OLD));
    expect(json).toEqual({ dryRun: true, current: 0, resealed: 1, unreadable: 0, complete: true });
    expect(openTarget(createSecretBox([OLD]), await target())).toEqual(TARGET);
  });

  it('exits 1 where a secret is sealed under a key that is not there', async () => {
    const { exitCode, stderr } = await ledger.run(reseal, keys(NEW));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('1 secret sealed under a key that GENLEDGER_SECRETS_KEY does not have');
  });

  it('exits 2 without a key', async () => {
    const { exitCode, stderr } = await ledger.run(reseal);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Set GENLEDGER_SECRETS_KEY');
  });
});
