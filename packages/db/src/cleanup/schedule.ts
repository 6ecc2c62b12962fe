import { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';

interface CheckpointDocument {
  _id: ObjectId;
  name: string;
  job: string;
  updatedAt: Date;
}

const NAME = 'cleanup';

function checkpointsOf({ db }: Database) {
  return db.collection<CheckpointDocument>('checkpoints');
}

/** When the last scheduled cleaning came to its end; nothing where there was none. */
export async function lastScheduledCleaning(database: Database): Promise<Date | undefined> {
  const found = await checkpointsOf(database).findOne({ name: NAME });
  return found?.updatedAt;
}

/** Notes that a scheduled cleaning came to its end, so that no process begins another before its time. */
export async function noteScheduledCleaning(database: Database, at: Date): Promise<void> {
  await checkpointsOf(database).updateOne(
    { name: NAME },
    { $set: { job: NAME, updatedAt: at }, $setOnInsert: { _id: new ObjectId() } },
    { upsert: true },
  );
}
