import type { GenerationId } from '@genledger/domain/kernel';
import { Long } from 'mongodb';
import type { Database, GenerationDocument } from '../../src/client/index.ts';
import { toObjectId } from '../../src/mappers/index.ts';
import { addGeneration, at, NOW } from './records.ts';

/** So many seconds before {@link NOW}. */
export const lateBy = (seconds: number): Date => at(-seconds);

/** Fields of a record; a field that is undefined is taken away. */
type Fields = { readonly [Name in keyof GenerationDocument]?: GenerationDocument[Name] | undefined };

/** A generation that ended well, its delivery by webhook due now; what differs is said. */
export async function addDelivery(database: Database, fields: Fields = {}): Promise<GenerationId> {
  const { basis } = await addGeneration(database, { accountId: 'account', requestTimestamp: lateBy(100) });
  const all: Fields = {
    status: 'success',
    responseTimestamp: lateBy(60),
    durationMs: Long.fromNumber(40_000),
    notificationPlatform: 'webhook',
    deliveryStatus: 'pending',
    nextDeliveryAt: NOW,
    ...fields,
  };
  const entries = Object.entries(all);
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([name]) => [name, '']),
  );
  await database.generationOutputs.updateOne({ _id: toObjectId(basis.id) }, {
    $set: set,
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
  } as never);
  return basis.id;
}

/** A record as it lies in the database. */
export async function deliveryOf(database: Database, id: GenerationId): Promise<GenerationDocument> {
  const found = await database.generationOutputs.findOne({ _id: toObjectId(id) });
  if (found === null) throw new Error(`there is no generation ${id}`);
  return found;
}
