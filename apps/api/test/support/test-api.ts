import { type TestDatabase, testDatabase } from '@genledger/db/testing';
import { type ApiProcess, type ApiSettings, startApi } from './api-process.ts';
import { type Client, createClient } from './http-client.ts';
import { registerTools } from './ledger.ts';

/** An API with a database of its own, its tools registered. */
export interface TestApi extends AsyncDisposable {
  readonly api: ApiProcess;
  readonly client: Client;
  readonly database: TestDatabase;
}

/** Starts an API on a fresh database. */
export async function startTestApi(
  label: string,
  environment: NonNullable<ApiSettings['environment']> = {},
  port?: number,
): Promise<TestApi> {
  const database = await testDatabase({ label, isLedger: true });
  const settings = { databaseUrl: database.url, environment, ...(port !== undefined && { port }) };
  const api = await startApi(settings).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  const client = createClient(api.url);
  await registerTools(client);
  return {
    api,
    client,
    database,
    async [Symbol.asyncDispose]() {
      await api.kill();
      await database.drop();
    },
  };
}
