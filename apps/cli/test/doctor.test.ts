import { reportNotifier } from '@genledger/db/repositories';
import type { Check, CheckId } from '@genledger/services/diagnosis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeForWebhook, dropWebhook, settle } from './support/deliveries.ts';
import { genledger } from './support/genledger.ts';
import { NOW, type TestLedger, testLedger } from './support/ledger.ts';
import { completeGeneration, makeGeneration, registerTool } from './support/records.ts';

interface Diagnosis {
  readonly holds: boolean;
  readonly checks: readonly Check[];
}

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await testLedger('cli-doctor');
  await registerTool(ledger.context);
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  const { database } = ledger;
  for (const name of ['generationOutputs', 'notifiers', 'webhookEvents'] as const) {
    await database[name].deleteMany({});
  }
});

async function diagnose(minutesLater = 0) {
  const now = new Date(NOW.getTime() + minutesLater * 60_000);
  const { exitCode, json } = await ledger.json<Diagnosis>(['doctor'], { now });
  return { exitCode, of: (id: CheckId) => json.checks.find((check) => check.id === id), ...json };
}

const notifier = (channels: Readonly<Record<string, string>>) =>
  reportNotifier(ledger.database, { name: 'notifier-1', startedAt: NOW, seenAt: NOW, channels });

describe('doctor on a ledger', () => {
  it('exits 0 where nothing is broken, with what a beginner does next', async () => {
    const { exitCode, holds, of } = await diagnose();
    expect([exitCode, holds]).toEqual([0, true]);
    expect(of('database')?.finding).toMatch(/\(from DATABASE_URL\): MongoDB [\d.]+ answers within \d+ ms\.$/);
    expect(of('migrations')?.state).toBe('ok');
    expect(of('replica-set')?.state).toBe('ok');
    expect(of('open-generations')?.finding).toBe('None: every generation has ended.');
    expect(of('api-keys')).toMatchObject({ state: 'warning', next: expect.stringContaining('keys create') });
    expect(of('reconciler')).toMatchObject({ state: 'warning', next: 'Start the API, which does.' });
  });

  it('names the oldest open run, and holds it against nobody for a day', async () => {
    const { id } = await makeGeneration(ledger.context);
    const young = await diagnose(90);
    expect(young.of('open-generations')).toMatchObject({
      state: 'ok',
      finding: `The oldest, ${id}, was requested 90 min ago.`,
    });
    const old = await diagnose(60 * 25);
    expect(old.exitCode).toBe(1);
    expect(old.of('open-generations')).toMatchObject({
      state: 'failure',
      finding: `The oldest, ${id}, was requested 25 h ago. Open for longer than 24 h: 1.`,
    });
  });

  it('tells the lag of the inbox', async () => {
    const { id } = await completeGeneration(ledger.context);
    await ledger.database.webhookEvents.updateMany({}, { $set: { state: 'received' } });
    expect(id).not.toBe('');
    expect((await diagnose(0.5)).of('inbox')).toMatchObject({
      state: 'ok',
      finding: '1 to be applied; the oldest has waited for 30 s.',
    });
    expect((await diagnose(5)).of('inbox')).toMatchObject({
      state: 'failure',
      finding: '1 to be applied; the oldest has waited for 5 min.',
    });
  });

  it('misses a notifier only where a delivery waits', async () => {
    expect((await diagnose()).of('notifiers')).toMatchObject({ state: 'warning' });
    await completeForWebhook(ledger.context);
    const { exitCode, of } = await diagnose();
    expect(exitCode).toBe(1);
    expect(of('notifiers')).toMatchObject({
      state: 'failure',
      finding: 'None runs, and deliveries wait.',
      next: expect.stringContaining('@genledger/notifier start'),
    });
  });

  it('tells which channels are configured, and what those need that deliveries wait for', async () => {
    await notifier({ webhook: 'ready', email: 'not configured (set GENLEDGER_SMTP_URL)' });
    expect((await diagnose()).of('channels')).toEqual({
      id: 'channels',
      state: 'ok',
      finding: 'Configured: webhook. Not: email; no delivery waits for them.',
    });
    const { id } = await completeGeneration(ledger.context, { platform: 'email', target: { to: 'a@b.c' } });
    const until = new Date(NOW.getTime() + 3_600_000);
    await settle(
      ledger.context,
      { kind: 'generation', id },
      {
        kind: 'waiting',
        until,
        error: 'not configured',
        tries: 0,
        hold: 'not-configured',
      },
    );
    const { exitCode, of } = await diagnose();
    expect(exitCode).toBe(1);
    expect(of('channels')).toMatchObject({
      state: 'failure',
      details: ['email (1 waiting): not configured (set GENLEDGER_SMTP_URL)'],
    });
  });

  it('tells late deliveries, and those that were given up', async () => {
    await completeForWebhook(ledger.context);
    expect((await diagnose(5)).of('deliveries')).toMatchObject({
      state: 'failure',
      finding: 'They are late: the oldest has been due for 5 min.',
    });
    await ledger.database.generationOutputs.deleteMany({});
    await dropWebhook(ledger.context);
    expect((await diagnose(5)).of('deliveries')).toMatchObject({
      state: 'warning',
      finding: '1 of the last 24 h were given up.',
    });
    expect((await diagnose(60 * 25)).of('deliveries')).toMatchObject({ state: 'ok' });
  });

  it('finds every mistake of the settings, and looks at the rest all the same', async () => {
    const { exitCode, json } = await ledger.json<Diagnosis>(['doctor'], {
      variables: { PORT: 'many', LOG_LEVEL: 'loud' },
    });
    expect(exitCode).toBe(1);
    const environment = json.checks.find(({ id }) => id === 'environment');
    expect(environment?.details?.map((detail) => detail.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL']);
    expect(json.checks.find(({ id }) => id === 'migrations')?.state).toBe('ok');
  });
});

describe('without a ledger', () => {
  it('the doctor exits 2 and says what was not looked at; another command says to ask the doctor', async () => {
    const url = ['--database-url', 'mongodb://anna:s3cret@127.0.0.1:1/genledger'];
    const [doctor, keys] = await Promise.all([
      genledger(['doctor', ...url]),
      genledger(['keys', 'list', ...url]),
    ]);
    expect([doctor.exitCode, keys.exitCode]).toEqual([2, 2]);
    expect(doctor.stdout).toMatch(
      /✗ failure Database +127\.0\.0\.1:1 \(from --database-url\) cannot be used/,
    );
    expect(doctor.stdout).toMatch(/\? unknown 12 more +Not looked at without a database that answers\./);
    expect(keys.stderr).toMatch(/^The database cannot be reached: .*genledger doctor tells more\.\n$/);
    expect(doctor.stdout + keys.stderr).not.toContain('s3cret');
  });

  it('exits 2 where no database is named, and says how to name one', async () => {
    const { exitCode, stdout } = await genledger(['doctor'], {
      variables: { GENLEDGER_DATA_DIR: '/nowhere' },
    });
    expect(exitCode).toBe(2);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Give --database-url or --env, set DATABASE_URL, or run npx -y pnpm@12 start in this folder.',
    );
  });

  it('exits 1 on a database that is not set up', async () => {
    await using empty = await testLedger('cli-doctor-empty', { migrated: false });
    const { exitCode, json } = await empty.json<Diagnosis>(['doctor']);
    expect(exitCode).toBe(1);
    expect(json.checks.find(({ id }) => id === 'migrations')).toMatchObject({
      state: 'failure',
      next: 'Run genledger database apply.',
    });
  });
});
