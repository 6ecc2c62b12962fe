import type { DeliveryHold } from '@genledger/domain/delivery';
import type { Database } from '../client/database.ts';
import { readSubjects, SUBJECT_COLLECTIONS, subjectDocuments } from './delivery-subjects.ts';

/** How many deliveries wait for the same thing. */
export interface HeldDeliveries {
  readonly hold: DeliveryHold;
  readonly platform: string;
  readonly count: number;
}

/** Deliveries that wait without a try, by reason and platform. */
export async function countHeldDeliveries(database: Database): Promise<readonly HeldDeliveries[]> {
  const counted = [
    { $match: { deliveryHold: { $exists: true } } },
    {
      $group: { _id: { hold: '$deliveryHold', platform: '$notificationPlatform' }, count: { $sum: 1 } },
    },
  ];
  return readSubjects<HeldDeliveries>(database, () => counted, [
    { $group: { _id: '$_id', count: { $sum: '$count' } } },
    { $project: { _id: 0, hold: '$_id.hold', platform: '$_id.platform', count: 1 } },
    { $sort: { hold: 1, platform: 1 } },
  ]);
}

/** Makes the deliveries due that waited for a channel's settings, which are there now. @returns how many waited */
export async function releaseHeldDeliveries(
  database: Database,
  hold: DeliveryHold,
  platforms: readonly string[],
  now: Date,
): Promise<number> {
  let waited = 0;
  for (const collection of SUBJECT_COLLECTIONS) {
    const result = await subjectDocuments(database, collection).updateMany(
      {
        deliveryHold: hold,
        notificationPlatform: { $in: [...platforms] },
        nextDeliveryAt: { $gt: now },
      },
      { $set: { nextDeliveryAt: now } },
    );
    waited += result.modifiedCount;
  }
  return waited;
}
