import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedGeneration } from '@genledger/db/testing';
import { expect, test } from 'vitest';
import { startApi } from './support/api-process.ts';
import { startTestApi } from './support/test-api.ts';
import { waitUntil } from './support/wait-until.ts';

test('an API that is configured to cleans test records up by itself, and leaves every other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'genledger-cleanup-'));
  const file = join(folder, 'genledger.config.json');
  await writeFile(file, JSON.stringify({ cleanup: { everyHours: 1, atMostShare: 0.5 } }));
  await using first = await startTestApi('api_cleanup');
  const { db } = first.database;
  const generations = db.collection('generationOutputs');
  await generations.insertMany([endedGeneration({ metadata: { test: true } }), endedGeneration()]);
  const second = await startApi({ databaseUrl: first.database.url, environment: { GENLEDGER_CONFIG: file } });
  try {
    await waitUntil('the test record to be in the trash', async () => {
      return (await db.collection('trash').countDocuments()) === 1;
    });
    expect(await generations.find({}, { projection: { metadata: 1 } }).toArray()).toMatchObject([
      { _id: expect.anything() },
    ]);
    await waitUntil('the cleaning to be noted', () =>
      db
        .collection('checkpoints')
        .findOne({ name: 'cleanup' })
        .then((noted) => noted ?? undefined),
    );
  } finally {
    await second.kill();
    await rm(folder, { recursive: true });
  }
});
