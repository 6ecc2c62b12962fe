import { Long } from 'mongodb';
import type { Database } from '../client/database.ts';
import { isDuplicateKey } from '../client/failures.ts';
import { fromWhole } from '../mappers/index.ts';

/** A lease that is held: the token grows with every change of hands, so that a late holder can be told apart. */
export interface HeldLease {
  readonly name: string;
  readonly owner: string;
  readonly token: number;
  readonly until: Date;
}

/**
 * Takes a lease that is free or expired, or renews one that this owner holds.
 * @returns the lease, or nothing where somebody else holds it
 */
export async function acquireLease(
  database: Database,
  name: string,
  owner: string,
  now: Date,
  durationMs: number,
): Promise<HeldLease | undefined> {
  const until = new Date(now.getTime() + durationMs);
  const renewed = await database.leases.findOneAndUpdate(
    { name, owner, until: { $gt: now } },
    { $set: { until } },
    { returnDocument: 'after' },
  );
  if (renewed) return { name, owner, token: fromWhole(renewed.token), until };
  try {
    const taken = await database.leases.findOneAndUpdate(
      { name, until: { $lte: now } },
      { $set: { owner, until }, $inc: { token: Long.fromNumber(1) } },
      { upsert: true, returnDocument: 'after' },
    );
    return taken ? { name, owner, token: fromWhole(taken.token), until } : undefined;
  } catch (error) {
    // The upsert met the lease of another owner under the unique name.
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Gives a lease up, if this owner still holds it. */
export async function releaseLease(
  database: Database,
  name: string,
  owner: string,
  now: Date,
): Promise<void> {
  await database.leases.updateOne({ name, owner }, { $set: { until: now } });
}

/** A lease as it stands, held or expired; nothing where nobody ever had it. */
export async function findLease(database: Database, name: string): Promise<HeldLease | undefined> {
  const found = await database.leases.findOne({ name });
  return found === null
    ? undefined
    : { name, owner: found.owner, token: fromWhole(found.token), until: found.until };
}

/** Every lease that anybody ever had, held or expired, by name. */
export async function listLeases(database: Database): Promise<readonly HeldLease[]> {
  const leases = await database.leases.find({}).sort({ name: 1 }).toArray();
  return leases.map(({ name, owner, token, until }) => ({ name, owner, token: fromWhole(token), until }));
}
