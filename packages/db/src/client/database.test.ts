import { describe, expect, test } from 'vitest';
import { isUnavailable, openDatabase } from './index.ts';

const NOBODY = 'mongodb://127.0.0.1:1';

describe('the name of the database', () => {
  test.each([
    ['the one in the address', `${NOBODY}/mine`, 'mine'],
    ['its own where the address names none', NOBODY, 'genledger'],
    ['its own where there are only options', `${NOBODY}/?replicaSet=rs0`, 'genledger'],
    ['its own instead of the default of the driver', `${NOBODY}/test`, 'genledger'],
  ])('is %s', async (_, url, name) => {
    const database = openDatabase({ url });
    expect(database.db.databaseName).toBe(name);
    expect(database.generationOutputs.namespace).toBe(`${name}.generationOutputs`);
    await database.close();
  });
});

test.each(['', '?w=1&journal=false', '?w=0'])(
  'every write waits for a majority and its journal, whatever the address says: "%s"',
  async (options) => {
    const database = openDatabase({ url: `${NOBODY}/mine${options}` });
    const durable = { w: 'majority', journal: true };
    expect(database.webhookEvents.writeConcern).toMatchObject(durable);
    expect(database.generationOutputs.writeConcern).toMatchObject(durable);
    await database.close();
  },
);

test('it opens while nobody answers, and says so at the first use', async () => {
  const database = openDatabase({ url: NOBODY, serverSelectionTimeoutMs: 50 });
  await expect(database.leases.findOne()).rejects.toSatisfy(isUnavailable);
  await database.close();
});
