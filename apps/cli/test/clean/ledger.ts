import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appliedEvent,
  completedExecution,
  documentBytes,
  endedGeneration,
  type TestDatabase,
  testDatabase,
} from '@genledger/db/testing';

/** A migrated ledger with a configuration whose tests are the account `tester`. */
export interface StrayLedger extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly config: string;
}

/** Makes one. */
export async function strayLedger(label: string, atMostShare: number): Promise<StrayLedger> {
  const database = await testDatabase({ label, isLedger: true });
  const folder = await mkdtemp(join(tmpdir(), 'genledger-clean-'));
  const config = join(folder, 'genledger.config.json');
  const rules = [{ id: 'tester', accounts: ['tester'] }];
  await writeFile(config, JSON.stringify({ cleanup: { rules, atMostShare } }));
  return {
    database,
    config,
    [Symbol.asyncDispose]: async () => {
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Fills a ledger with cook executions of a number of pieces each, an event for each piece. */
export async function insertCooks(
  { db }: TestDatabase,
  count: number,
  pieces: number,
  accountId: string,
): Promise<void> {
  const made = Array.from({ length: count }, () => {
    const cook = completedExecution([], { accountId });
    const generations = Array.from({ length: pieces }, () =>
      endedGeneration({ accountId, cookExecutionId: cook._id }),
    );
    return { cook: { ...cook, generationIds: generations.map(({ _id }) => _id) }, generations };
  });
  const generations = made.flatMap((each) => each.generations);
  await db.collection('cookExecutions').insertMany(made.map(({ cook }) => cook));
  await db.collection('generationOutputs').insertMany(generations);
  await db.collection('webhookEvents').insertMany(generations.map(({ _id }) => appliedEvent(_id)));
}

/** Every document of a ledger, as its bytes say, in the order of their ids. */
export function bytesOf({ db }: TestDatabase) {
  return documentBytes(db, ['generationOutputs', 'cookExecutions', 'webhookEvents']);
}

/** Executions of which something is missing, whether in the ledger or in the trash. */
export async function halfCooks({ db }: TestDatabase, pieces: number): Promise<readonly string[]> {
  const live = await db
    .collection('generationOutputs')
    .aggregate([{ $group: { _id: '$cookExecutionId', count: { $sum: 1 } } }])
    .toArray();
  const trashed = await db
    .collection('trash')
    .aggregate([
      { $match: { collection: 'generationOutputs' } },
      { $group: { _id: '$document.cookExecutionId', count: { $sum: 1 } } },
    ])
    .toArray();
  const liveRoots = new Set((await db.collection('cookExecutions').distinct('_id')).map(String));
  const wrong = [
    ...live.filter(({ _id, count }) => count !== pieces || !liveRoots.has(String(_id))),
    ...trashed.filter(({ _id, count }) => count !== pieces || liveRoots.has(String(_id))),
  ];
  return wrong.map(({ _id }) => String(_id));
}
