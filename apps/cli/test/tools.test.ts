import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { TOOL } from './support/records.ts';

let ledger: TestLedger;
let directory: string;

beforeAll(async () => {
  ledger = await testLedger('cli-tools');
  directory = await mkdtemp(join(tmpdir(), 'genledger-cli-'));
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  await ledger.database.tools.deleteMany({});
});

async function sync(content: string, ...flags: string[]) {
  await writeFile(join(directory, 'tools.json'), content);
  return ledger.run(['tools', 'sync', 'tools.json', ...flags], { directory });
}

describe('tools sync', () => {
  it('adds, changes, and leaves alone', async () => {
    const added = await sync(JSON.stringify([TOOL, { ...TOOL, toolId: 'other' }]));
    expect(added.stdout).toMatch(/^added +other/m);
    expect(added.stderr).toContain('2 added, 0 changed, 0 unchanged.');
    const changed = await sync(JSON.stringify({ ...TOOL, displayName: 'Portraits' }));
    expect(changed.stdout).toMatch(/^changed +portrait +displayName$/m);
    expect(changed.stderr).toContain(
      '0 added, 1 changed, 0 unchanged; 1 more in the registry stay as they are.',
    );
    const again = await sync(JSON.stringify({ ...TOOL, displayName: 'Portraits' }));
    expect([again.exitCode, again.stdout]).toEqual([0, '']);
  });

  it('reads standard input, a tool on each line', async () => {
    const input = `${JSON.stringify(TOOL)}\n${JSON.stringify({ ...TOOL, toolId: 'other' })}\n`;
    const { json } = await ledger.json(['tools', 'sync', '-'], { input });
    expect(json).toMatchObject({ added: 2, written: 2 });
  });

  it('changes nothing with --dry-run', async () => {
    const { stderr } = await sync(JSON.stringify(TOOL), '--dry-run');
    expect(stderr).toContain('Dry run: 1 added, 0 changed, 0 unchanged. Nothing was changed.');
    expect(await ledger.database.tools.countDocuments()).toBe(0);
  });

  it('names every mistake and changes nothing', async () => {
    const { exitCode, stderr } = await sync(
      JSON.stringify([TOOL, { ...TOOL, toolId: '' }, { ...TOOL, toolId: 'x', deliveryMode: 'pigeon' }]),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/toolId/);
    expect(stderr).toMatch(/deliveryMode/);
    expect(await ledger.database.tools.countDocuments()).toBe(0);
  });

  it('says why a file cannot be read, and exits 2', async () => {
    const { exitCode, stderr } = await ledger.run(['tools', 'sync', 'absent.json'], { directory });
    expect(exitCode).toBe(2);
    expect(stderr).toBe('The file absent.json cannot be read: there is no such file.\n');
  });
});

describe('tools list and get', () => {
  it('says what to do while the registry is empty', async () => {
    const { stdout, stderr } = await ledger.run(['tools', 'list']);
    expect([stdout, stderr]).toEqual(['', 'The Tool Registry is empty: genledger tools sync FILE\n']);
  });

  it('shows prices', async () => {
    await sync(JSON.stringify(TOOL));
    const { stdout } = await ledger.run(['tools', 'list']);
    expect(stdout).toMatch(/^portrait +Portrait +comfyui +0\.01 \/ run +webhook/m);
    const one = await ledger.run(['tools', 'get', 'portrait']);
    expect(one.stdout).toMatch(/^Price \(USD\) +0\.01 \/ run$/m);
    expect(one.stdout).toContain('"deploymentId": "d-1"');
  });

  it('writes a page that sync takes back unchanged', async () => {
    await sync(JSON.stringify(TOOL));
    const { stdout } = await ledger.run(['tools', 'list', '--json']);
    const { stderr } = await sync(stdout);
    expect(stderr).toContain('0 added, 0 changed, 1 unchanged.');
  });

  it('exits 1 where a tool is not registered', async () => {
    expect((await ledger.run(['tools', 'get', 'absent'])).exitCode).toBe(1);
  });
});
