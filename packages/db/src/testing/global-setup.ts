import type { TestProject } from 'vitest/node';
import { startTemporaryMongod } from '../mongod/index.ts';
import { SERVER_URL_KEY } from './provided-context.ts';

let stop: (() => Promise<void>) | undefined;

/**
 * Vitest's global set-up: one real MongoDB for the run, the one that `GENLEDGER_TEST_DATABASE_URL` names (a replica
 * set) or else an embedded one whose data are temporary.
 */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.GENLEDGER_TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    project.provide(SERVER_URL_KEY, given);
    return;
  }
  const mongod = await startTemporaryMongod({ environment: process.env, log: () => {}, inMemory: true });
  stop = mongod.stop;
  project.provide(SERVER_URL_KEY, mongod.uri);
}

export async function teardown(): Promise<void> {
  await stop?.();
}
