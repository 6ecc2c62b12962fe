import type { Database } from '../client/database.ts';
import type { NotifierDocument } from '../client/documents.ts';

/** A notifier as it describes itself. */
export interface NotifierRecord {
  readonly name: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** By platform: `ready`, or why the channel cannot be used. */
  readonly channels: Readonly<Record<string, string>>;
}

/** Says that a notifier runs. */
export async function reportNotifier(database: Database, notifier: NotifierRecord): Promise<void> {
  const { name, startedAt, seenAt, channels } = notifier;
  await database.notifiers.updateOne(
    { name },
    { $set: { startedAt, seenAt, channels: { ...channels } }, $unset: { endedAt: '' } },
    { upsert: true, writeConcern: { w: 1 } },
  );
}

/** Says that a notifier has ended. It is remembered for an hour, which tells since when there is none. */
export async function endNotifier(database: Database, name: string, endedAt: Date): Promise<void> {
  await database.notifiers.updateOne({ name }, { $set: { seenAt: endedAt, endedAt } });
}

/** When a notifier was last heard of, ended ones too; nothing where none was in the last hour. */
export async function lastNotifierSeen(database: Database): Promise<Date | undefined> {
  const last = await database.notifiers
    .find()
    .sort({ seenAt: -1 })
    .project<Pick<NotifierDocument, 'seenAt'>>({ _id: 0, seenAt: 1 })
    .limit(1)
    .next();
  return last?.seenAt;
}

/** A notifier reports itself every ten seconds; one that was silent for so long is taken for gone, ms. */
const ALIVE_MS = 30_000;

/** The notifiers that were heard of in the last half minute, by name. */
export function liveNotifiers(database: Database, now: Date): Promise<readonly NotifierRecord[]> {
  return listNotifiers(database, new Date(now.getTime() - ALIVE_MS));
}

/** The notifiers that were heard of at or after a time and have not said that they ended, by name. */
export async function listNotifiers(database: Database, seenSince: Date): Promise<readonly NotifierRecord[]> {
  const documents = await database.notifiers
    .find({ seenAt: { $gte: seenSince }, endedAt: { $exists: false } })
    .sort({ name: 1 })
    .project<Omit<NotifierDocument, '_id'>>({ _id: 0 })
    .toArray();
  return documents;
}
