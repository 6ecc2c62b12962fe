import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { ADMIN_KEY, WEBHOOK_SECRETS } from './api-process.ts';
import { databaseState } from './database-state.ts';
import type { Answer } from './http-client.ts';
import type { Problem } from './records.ts';
import type { TestApi } from './test-api.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
/** What an answer never tells: stack traces, paths, the database's and the engine's own words, secrets. */
const INTERNALS =
  /\n\s+at |\.[cm]?[jt]s:\d|node_modules|file:\/\/|Mongo|E11000|BSON|\b(Syntax|Type|Range)Error\b/;
const SECRETS = [ROOT, ADMIN_KEY, ...WEBHOOK_SECRETS];

/** Checks that an answer gives nothing away. */
export function expectNoLeak(text: string): void {
  expect(text).not.toMatch(INTERNALS);
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

/** Checks that an answer is a problem of a kind, and gives nothing away. */
export function expectProblem(answer: Answer<unknown>, status: number, code: string): Problem {
  expect([answer.status, answer.text.slice(0, 500)]).toEqual([status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = answer.body as Problem;
  expect(problem).toMatchObject({ type: `urn:genledger:problem:${code}`, status, title: expect.any(String) });
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expectNoLeak(answer.text);
  return problem;
}

/** Does something that must change nothing in the database, and checks that the process lives on. */
export async function changingNothing<Value>(ledger: TestApi, act: () => Promise<Value>): Promise<Value> {
  const before = await databaseState(ledger.database);
  const value = await act();
  expect(await databaseState(ledger.database)).toEqual(before);
  expect(ledger.api.isRunning).toBe(true);
  expect((await ledger.client.get('/healthz')).status).toBe(200);
  return value;
}
