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
    { $set: { startedAt, seenAt, channels: { ...channels } } },
    { upsert: true, writeConcern: { w: 1 } },
  );
}

/** Says that a notifier has ended. */
export async function forgetNotifier(database: Database, name: string): Promise<void> {
  await database.notifiers.deleteOne({ name });
}

/** The notifiers that were heard of at or after a time, by name. */
export async function listNotifiers(database: Database, seenSince: Date): Promise<readonly NotifierRecord[]> {
  const documents = await database.notifiers
    .find({ seenAt: { $gte: seenSince } })
    .sort({ name: 1 })
    .project<Omit<NotifierDocument, '_id'>>({ _id: 0 })
    .toArray();
  return documents;
}
