import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_KEY, WEBHOOK_SECRETS } from '../support/api-process.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { pythonTool } from './python-tool.ts';

const START_MS = 90_000;
const NO_LIMIT = '10000000';
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * How long it may look, from the same seed. First come the examples of the description, then each bound of each schema, just within it and
 * just beyond, then random requests and sequences of them for the rest: ten minutes see everything several times.
 */
const SECONDS = Number(process.env['GENLEDGER_FUZZ_SECONDS'] ?? 60);
/** What stopping may take: a step under way is finished. */
const GRACE_MS = 120_000;

const tool = await pythonTool(
  path('requirements.txt'),
  'schemathesis',
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'genledger'),
);
if (tool.kind === 'absent') process.stderr.write(`Schemathesis is skipped: ${tool.why}\n`);

let ledger: TestApi | undefined;

beforeAll(async () => {
  if (tool.kind === 'absent') return;
  ledger = await startTestApi('description', {
    GENLEDGER_RATE_LIMIT_PER_KEY: NO_LIMIT,
    GENLEDGER_RATE_LIMIT_PER_ADDRESS: NO_LIMIT,
    GENLEDGER_RATE_LIMIT_FAILURES: NO_LIMIT,
  });
}, START_MS);

afterAll(() => ledger?.[Symbol.asyncDispose](), START_MS);

async function schemathesis(program: string, url: string) {
  const folder = await mkdtemp(join(tmpdir(), 'genledger-schemathesis-'));
  const options = ['--seed', '1', '--continue-on-failure', '--no-color', '--max-time', String(SECONDS)];
  const configuration = ['--config-file', path('schemathesis.toml')];
  const child = spawn(
    program,
    ['-m', 'schemathesis.cli', ...configuration, 'run', `${url}/openapi.json`, ...options],
    {
      // What it found before would be written here, and decide what it tries next.
      cwd: folder,
      env: { PATH: process.env['PATH'], GENLEDGER_KEY: ADMIN_KEY, GENLEDGER_SECRET: WEBHOOK_SECRETS[0] },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [exitCode] = await once(child, 'close');
  await rm(folder, { recursive: true, force: true });
  return { exitCode, output };
}

describe.skipIf(tool.kind === 'absent')('Schemathesis', () => {
  test(
    'finds nothing that the API does otherwise than /openapi.json says',
    async () => {
      if (tool.kind === 'absent' || ledger === undefined) throw new Error('not started');
      const { exitCode, output } = await schemathesis(tool.program, ledger.api.url);
      const summary = output.slice(output.indexOf('= SUMMARY ='));
      expect([exitCode, output]).toEqual([0, expect.stringContaining('= SUMMARY =')]);
      const [, selected] = /Selected: (\d+)\/\1\n/.exec(summary) ?? [];
      expect(Number(selected)).toBeGreaterThanOrEqual(60);
      // How many of them a slow machine comes to in the time is told, and no matter of right or wrong.
      const [, tested] = /Tested: (\d+)/.exec(summary) ?? [];
      const cases = Number(/(\d+) generated/.exec(summary)?.[1]);
      expect(cases).toBeGreaterThan(20);
      process.stderr.write(`Schemathesis: ${tested} operations, ${cases} cases, no failure\n`);
    },
    1000 * SECONDS + GRACE_MS,
  );

  test('leaves an API that is ready, and has logged no error', async () => {
    const answer = await fetch(`${ledger?.api.url}/readyz`);
    expect(answer.status).toBe(200);
    expect(ledger?.api.output.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
