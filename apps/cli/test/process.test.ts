import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { makeGeneration, registerTool } from './support/records.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let ledger: TestLedger;
let directory: string;

beforeAll(async () => {
  ledger = await testLedger('cli-process');
  directory = await mkdtemp(join(tmpdir(), 'genledger-cli-'));
  await registerTool(ledger.context);
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

function start(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'], DATABASE_URL: ledger.url, ...variables },
  });
}

async function ended(args: readonly string[], variables?: Readonly<Record<string, string>>) {
  const child = start(args, variables);
  const exit = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await exit;
  return { exitCode, stdout, stderr };
}

describe('the process', () => {
  it('writes data to standard output, notes to standard error, and exits by what it found', async () => {
    const { id } = await makeGeneration(ledger.context);
    const listed = await ended(['generations', 'list', '--json']);
    expect([listed.exitCode, listed.stderr]).toEqual([0, '']);
    expect(JSON.parse(listed.stdout)).toMatchObject({ data: [{ id }] });
    const missing = await ended(['generations', 'get', '6'.repeat(24)]);
    expect([missing.exitCode, missing.stdout]).toEqual([1, '']);
    const unused = await ended(['generations', 'get']);
    expect([unused.exitCode, unused.stdout]).toEqual([2, '']);
  });

  it('ends without complaint when its reader does', async () => {
    const tools = Array.from({ length: 200 }, (_, index) => ({
      toolId: `tool-${index}`,
      displayName: 'Tool',
      service: 'comfyui',
      deliveryMode: 'webhook',
      costingModel: { rateSource: 'static', staticCost: '0.01' },
      metadata: { note: 'x'.repeat(2000) },
    }));
    await writeFile(join(directory, 'tools.json'), JSON.stringify(tools));
    expect((await ledger.run(['tools', 'sync', 'tools.json', '--quiet'], { directory })).exitCode).toBe(0);
    const child = start(['tools', 'list', '--limit', '200', '--json']);
    const exit = once(child, 'exit');
    child.stdout.once('data', () => child.stdout.destroy());
    const stderr = await text(child.stderr);
    expect([await exit, stderr]).toEqual([[0, null], '']);
  });

  it('finds the embedded database that runs in its data folder, and says so', async () => {
    const { hostname, port } = new URL(ledger.url.replace(/^mongodb/, 'http'));
    const folder = join(directory, 'data', 'mongod');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'mongod.json'),
      JSON.stringify({ mongod: { pid: process.pid, startedAt: 'now' }, port: Number(port) }),
    );
    expect(hostname).toMatch(/^(127\.0\.0\.1|localhost)$/);
    const { stdout, stderr } = await ended(['doctor', '--json'], {
      DATABASE_URL: '',
      GENLEDGER_DATA_DIR: 'data',
    });
    expect(stderr).toBe('Using the embedded database that runs here.\n');
    expect(JSON.parse(stdout).checks[4]).toMatchObject({
      id: 'database',
      state: 'ok',
      finding: expect.stringContaining(`genledger on 127.0.0.1:${port} (embedded, started here)`),
    });
  });
});
