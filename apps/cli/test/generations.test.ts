import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestLedger, testLedger } from './support/ledger.ts';
import {
  completeGeneration,
  hear,
  type MadeGeneration,
  makeGeneration,
  registerTool,
} from './support/records.ts';

interface Listed {
  readonly data: readonly { readonly id: string }[];
}

let ledger: TestLedger;
let open: MadeGeneration;
let ended: MadeGeneration;

beforeAll(async () => {
  ledger = await testLedger('cli-generations');
  await registerTool(ledger.context);
  open = await makeGeneration(ledger.context, { account: 'anna' });
  ended = await completeGeneration(ledger.context, { account: 'ben', platform: 'webhook' });
});
afterAll(() => ledger[Symbol.asyncDispose]());

describe('generations list', () => {
  it('shows a line for each, with its figures', async () => {
    const { stdout, exitCode } = await ledger.run(['generations', 'list'], { variables: { COLUMNS: '140' } });
    expect(exitCode).toBe(0);
    const line = stdout.split('\n').find((text) => text.startsWith(ended.id));
    expect(line?.split(/ {2,}/)).toEqual([
      ended.id,
      '2026-11-25T10:00:00Z',
      'success',
      'Portrait',
      'ben',
      '0',
      '0.01',
      '119',
      'pending',
    ]);
  });

  it('shows what is not known as -', async () => {
    const { stdout } = await ledger.run(['generations', 'list', '--account', 'anna'], {
      variables: { COLUMNS: '140' },
    });
    expect(stdout).toMatch(/pending {2}Portrait {2}anna +- +- +0 {2}skipped\n$/);
  });

  it.each([
    ['--status', 'success', 'ended'],
    ['--account', 'anna', 'open'],
    ['--delivery', 'pending', 'ended'],
    ['--delivery', 'skipped', 'open'],
  ] as const)('narrows by %s %s', async (flag, value, which) => {
    const { json } = await ledger.json<Listed>(['generations', 'list', flag, value]);
    expect(json.data.map(({ id }) => id)).toEqual([which === 'open' ? open.id : ended.id]);
  });

  it('counts an age from now, and takes the earlier of it and --until', async () => {
    const later = new Date(NOW.getTime() + 2 * 3_600_000);
    const count = async (...flags: string[]) =>
      (await ledger.json<Listed>(['generations', 'list', ...flags], { now: later })).json.data.length;
    expect(await count('--older-than', '1h')).toBe(2);
    expect(await count('--older-than', '3h')).toBe(0);
    expect(await count('--older-than', '1h', '--until', '2026-11-25')).toBe(0);
  });

  it('says so where nothing matches, on standard error alone', async () => {
    const { stdout, stderr, exitCode } = await ledger.run(['generations', 'list', '--tool', 'none']);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No generation matches: give fewer filters.');
  });
});

describe('generations get', () => {
  it('shows the record with its history and its events', async () => {
    const { stdout } = await ledger.run(['generations', 'get', ended.id]);
    expect(stdout).toMatch(/^Status +success$/m);
    expect(stdout).toMatch(/^Cost \(USD\) +0\.01 by flat$/m);
    expect(stdout).toContain('"prompt": "a red fox"');
    expect(stdout).toMatch(/^2026-11-25T10:00:00\.000Z {2}pending {2}success {2}webhook/m);
    expect(stdout).toMatch(/^[0-9a-f]{24} {2}2026-11-25T10:00:00Z {2}applied {2}success/m);
  });

  it('gives programs what the API gives', async () => {
    const { json } = await ledger.json(['generations', 'get', ended.id]);
    expect(json).toMatchObject({ id: ended.id, costUsd: '0.01', events: [{ state: 'applied' }] });
  });

  it('exits 1 where there is none', async () => {
    const { exitCode, json } = await ledger.json(['generations', 'get', '6'.repeat(24)]);
    expect(exitCode).toBe(1);
    expect(json).toEqual({
      error: { code: 'not-found', message: `There is no generation ${'6'.repeat(24)}.` },
    });
  });
});

describe('generations cancel', () => {
  it('refuses what has ended', async () => {
    const { exitCode, stderr } = await ledger.run(['generations', 'cancel', ended.id]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/ended/);
  });

  it('cannot tell without the key of the provider that runs it, and changes nothing', async () => {
    const running = await makeGeneration(ledger.context);
    await hear(ledger.context, running.runId, 'running');
    const { exitCode, stderr } = await ledger.run(['generations', 'cancel', running.id]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Provider comfyui-deploy is not configured here');
    const { json } = await ledger.json(['generations', 'get', running.id]);
    expect(json).toMatchObject({ status: 'processing' });
  });
});
