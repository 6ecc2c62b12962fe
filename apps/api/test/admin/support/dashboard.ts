import { type Database, openDatabase } from '@genledger/db/client';
import { rebuildStatistics } from '@genledger/services/statistics';
import { contextOf } from './context.ts';
import { startTestApi, type TestApi } from '../../support/test-api.ts';
import { SEED_TOOLS, type SeedOptions, seedRecords } from './records.ts';

/** An API whose database holds records of many weeks. */
export interface TestDashboard extends AsyncDisposable {
  readonly url: string;
  readonly api: TestApi;
  readonly database: Database;
}

/** Starts an API on a database that is filled with records. */
export async function startDashboard(label: string, seed: Partial<SeedOptions> = {}): Promise<TestDashboard> {
  const api = await startTestApi(label);
  const database = openDatabase({ url: api.database.url });
  for (const { toolId, displayName } of SEED_TOOLS) {
    await api.client.put(`/v1/tools/${toolId}`, {
      displayName,
      service: 'comfyui',
      costingModel: { rateSource: 'machine' },
      metadata: { gpu: 'A10G' },
    });
  }
  await seedRecords(database, { count: 1500, weeks: 26, now: new Date(), ...seed });
  await rebuildStatistics(contextOf(database));
  return {
    url: api.api.url,
    api,
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await api[Symbol.asyncDispose]();
    },
  };
}
