import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../port.ts';
import { type StartedSystem, startSystem } from './started-system.ts';

const TIMEOUT_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'genledger-start-'));
const KEY = 'glk_start-test-0123456789abcdef';
const started: StartedSystem[] = [];

afterEach(async () => {
  for (const system of started.splice(0)) await system.end('SIGKILL');
  await untilNothingIsLeft();
}, TIMEOUT_MS);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  environment: Readonly<Record<string, string>> = {},
  directory = join(folder, 'data'),
): Promise<StartedSystem> {
  const system = await startSystem(directory, { GENLEDGER_ADMIN_KEY: KEY, ...environment });
  started.push(system);
  return system;
}

/** Processes that still use the data folder. */
function leftovers(): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder) && !line.includes('vitest'));
}

async function untilNothingIsLeft(): Promise<void> {
  for (let attempt = 0; leftovers().length > 0 && attempt < 300; attempt += 1) await pause(100);
  expect(leftovers()).toEqual([]);
}

async function ask(system: StartedSystem, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
  return fetch(`${system.address}${path}`, { ...init, headers });
}

async function createFirst(system: StartedSystem): Promise<string> {
  const body = {
    toolId: 'demo-image',
    accountId: 'me',
    requestPayload: { prompt: 'a red fox' },
    submit: true,
  };
  const answer = await ask(system, '/v1/generations', { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

describe('starting everything', () => {
  test(
    'a first generation ends, SIGTERM ends every process, and the data are there at the next start',
    async () => {
      const system = await start();
      await system.ready();
      const id = await createFirst(system);
      const stream = await ask(system, `/v1/generations/${id}/events`);
      expect(await stream.text()).toContain('"status":"success"');
      expect(await system.end('SIGTERM')).toBe(0);
      await untilNothingIsLeft();

      const again = await start();
      await again.ready();
      expect((await ask(again, `/v1/generations/${id}`)).status).toBe(200);
      expect(await again.end('SIGINT')).toBe(0);
      await untilNothingIsLeft();
    },
    TIMEOUT_MS,
  );

  test(
    'after a kill -9 nothing stays behind, and the next start recovers the data',
    async () => {
      const system = await start();
      await system.ready();
      const id = await createFirst(system);
      expect(await system.end('SIGKILL')).toBe('SIGKILL');
      const again = await start();
      await again.ready();
      expect((await ask(again, `/v1/generations/${id}`)).status).toBe(200);

      const second = await start();
      expect(await second.ended()).toBe(1);
      expect(second.output()).toMatch(/is in use by mongod with pid \d+/);
      expect(second.output()).not.toMatch(/^\s+at /m);
      expect((await ask(again, '/readyz')).status).toBe(200);
      expect(await again.end('SIGTERM')).toBe(0);
    },
    TIMEOUT_MS,
  );
});

describe('what stands in the way is said in a sentence', () => {
  test(
    'a port in use',
    async () => {
      const port = await freePort('127.0.0.1');
      const holder = createServer().listen(port, '127.0.0.1');
      const system = await start({ PORT: String(port) });
      expect(await system.ended()).toBe(1);
      expect(system.output()).toContain(`Port ${port} on 127.0.0.1 is in use.`);
      holder.close();
    },
    TIMEOUT_MS,
  );

  test(
    'a data folder that cannot be written',
    async () => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      const system = await start({}, join(file, 'data'));
      expect(await system.ended()).toBe(1);
      expect(system.output()).toContain("can't be written");
      expect(system.output()).not.toMatch(/^\s+at /m);
    },
    TIMEOUT_MS,
  );

  test(
    'settings that cannot be used, all of them at once',
    async () => {
      const system = await start({ PORT: 'abc', GENLEDGER_ADMIN_KEY: 'short', LOG_LEVEL: 'loud' });
      expect(await system.ended()).toBe(2);
      for (const name of ['PORT', 'GENLEDGER_ADMIN_KEY', 'LOG_LEVEL'])
        expect(system.output()).toContain(`  ${name}: `);
    },
    TIMEOUT_MS,
  );
});
