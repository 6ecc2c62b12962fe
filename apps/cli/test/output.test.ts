import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genledger } from './support/genledger.ts';
import { type TestLedger, testLedger } from './support/ledger.ts';
import { makeGeneration, registerTool } from './support/records.ts';

const ESCAPE = String.fromCharCode(27);
/** Turns text red, clears the screen, and turns the direction of writing round. */
const HOSTILE = `${ESCAPE}[31m${ESCAPE}[2J\u202Etxt.exe`;

let ledger: TestLedger;
let directory: string;

beforeAll(async () => {
  ledger = await testLedger('cli-output');
  directory = await mkdtemp(join(tmpdir(), 'genledger-cli-'));
  await registerTool(ledger.context);
  const { id } = await makeGeneration(ledger.context, { platform: 'webhook', target: { url: HOSTILE } });
  await ledger.database.generationOutputs.updateOne(
    {},
    { $set: { toolDisplayName: HOSTILE, requestPayload: { prompt: HOSTILE }, statusReason: HOSTILE } },
  );
  hostileId = id;
});
afterAll(async () => {
  await ledger[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
let hostileId: string;

describe('what records hold', () => {
  it.each([
    ['a table', () => ['generations', 'list']],
    ['a record', () => ['generations', 'get', hostileId]],
    ['a delivery', () => ['deliveries', 'show', hostileId]],
    ['JSON', () => ['generations', 'get', hostileId, '--json']],
  ])('does not act on the terminal from %s', async (_, args) => {
    const { stdout } = await ledger.run(args());
    expect(stdout).toContain('\\u001b[31m');
    expect(stdout).not.toContain(ESCAPE);
    expect(stdout).not.toContain('\u202E');
  });

  it('is the same text again once the JSON is read', async () => {
    const { json } = await ledger.json<{ toolDisplayName: string }>(['generations', 'get', hostileId]);
    expect(json.toolDisplayName).toBe(HOSTILE);
  });

  it('does not act from an argument that is quoted in a complaint', async () => {
    const { stderr } = await genledger(['generations', 'get', `${ESCAPE}[2J`]);
    expect(stderr).toContain('\\u001b[2J');
    expect(stderr).not.toContain(ESCAPE);
  });
});

describe('colours', () => {
  const list = ['generations', 'list'];
  it('are for terminals', async () => {
    expect((await ledger.run(list, { columns: 80 })).stdout).toContain(`${ESCAPE}[1m`);
    expect((await ledger.run(list)).stdout).not.toContain(ESCAPE);
  });

  it.each([
    ['--no-color', [...list, '--no-color'], {}],
    ['NO_COLOR', list, { NO_COLOR: '1' }],
    ['a dumb terminal', list, { TERM: 'dumb' }],
  ])('are left out with %s', async (_, args, variables) => {
    expect((await ledger.run(args, { columns: 80, variables })).stdout).not.toContain(ESCAPE);
  });
});

describe('width', () => {
  it.each([40, 60, 80, 132])('of a table fits a terminal of %d columns', async (columns) => {
    const { stdout } = await ledger.run(['generations', 'list', '--no-color'], { columns });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    expect(stdout).toContain(hostileId);
  });

  it('names the columns that found no room', async () => {
    const { stderr } = await ledger.run(['generations', 'list'], { columns: 40 });
    expect(stderr).toMatch(/^Left out: .*ACCOUNT.*\. Widen the terminal, or use --json\.$/m);
  });
});

describe('--quiet', () => {
  it('leaves notes out and tells problems', async () => {
    const noted = await ledger.run(['keys', 'list', '--quiet']);
    expect([noted.stdout, noted.stderr]).toEqual(['', '']);
    const failed = await ledger.run(['generations', 'get', '6'.repeat(24), '--quiet']);
    expect(failed.stderr).toContain('There is no generation');
  });
});

describe('--json', () => {
  it('writes what is wrong with a command line as JSON, too', async () => {
    const { exitCode, stdout, stderr } = await genledger(['keys', 'revoke', 'x', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-usage' } });
    expect(stderr).toContain('See genledger keys revoke --help.');
  });
});

describe('the address of a database', () => {
  it('is not repeated with its password', async () => {
    for (const url of ['postgres://anna:s3cret@host/db', 'mongodb://anna:s3c/ret@host,,/db']) {
      const { exitCode, stdout, stderr } = await genledger(['keys', 'list', '--json', '--database-url', url]);
      expect(exitCode).toBe(2);
      expect(stdout + stderr).not.toMatch(/anna|s3c/);
    }
  });

  it('comes from the configuration with --env', async () => {
    const environments = { staging: { databaseUrl: ledger.url } };
    await writeFile(join(directory, 'genledger.config.json'), JSON.stringify({ environments }));
    const options = { directory, variables: { DATABASE_URL: '' } };
    const known = await genledger(['database', 'status', '--env', 'staging'], options);
    expect(known.exitCode).toBe(0);
    const unknown = await genledger(['database', 'status', '--env', 'production'], options);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('The configuration has no environment production: it has staging.');
  });

  it('is named once', async () => {
    const { exitCode, stderr } = await ledger.run([
      'keys',
      'list',
      '--env',
      'staging',
      '--database-url',
      ledger.url,
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot be used with option');
  });

  it('that leads nowhere is explained, without a stack trace', async () => {
    const url = 'mongodb://127.0.0.1:1/genledger';
    const { exitCode, stderr } = await genledger(['keys', 'list', '--database-url', url]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^The database cannot be reached: .*genledger doctor tells more\.\n$/);
  });
});
