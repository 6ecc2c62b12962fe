import { type Database, openDatabase } from '@genledger/db/client';
import { rebuildStatistics } from '@genledger/services/statistics';
import { expect } from 'vitest';
import { startTestApi, type TestApi } from '../../support/test-api.ts';
import { contextOf } from './context.ts';
import { SEED_TOOLS, type SeedOptions, seedRecords } from './records.ts';

/** An API whose database holds records of many weeks. */
export interface TestDashboard extends AsyncDisposable {
  readonly url: string;
  readonly api: TestApi;
  readonly database: Database;
  /** Makes the weekly sums of what was written beside the ledger. */
  rebuild(): Promise<void>;
}

/** Starts an API on a database that is filled with records. */
export async function startDashboard(
  label: string,
  seed: Partial<SeedOptions> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestDashboard> {
  const api = await startTestApi(label, environment);
  const database = openDatabase({ url: api.database.url });
  for (const { toolId, displayName } of SEED_TOOLS) {
    await api.client.put(`/v1/tools/${toolId}`, {
      displayName,
      service: 'comfyui',
      costingModel: { rateSource: 'machine' },
      metadata: { gpu: 'A10G' },
    });
  }
  await seedRecords(database, { count: 900, weeks: 26, now: new Date(), ...seed });
  const rebuild = async () => {
    const { check } = await rebuildStatistics(contextOf(database));
    expect(check.differences).toEqual([]);
  };
  await rebuild();
  return {
    url: api.api.url,
    api,
    database,
    rebuild,
    async [Symbol.asyncDispose]() {
      await database.close();
      await api[Symbol.asyncDispose]();
    },
  };
}
