import type { GenerationId } from '@genledger/domain/kernel';
import type { Database } from '../client/database.ts';
import { toObjectId } from '../mappers/index.ts';

/**
 * Notes in a generation's history that an operator asked for something; its state stays.
 * @returns whether there is such a generation
 */
export async function noteOperation(
  database: Database,
  id: GenerationId,
  note: string,
  now: Date,
): Promise<boolean> {
  const entry = {
    from: '$status',
    to: '$status',
    at: now,
    recordedAt: now,
    cause: 'operator',
    note: { $literal: note },
  };
  const before = { $ifNull: ['$history', []] };
  const result = await database.generationOutputs.updateOne({ _id: toObjectId(id) }, [
    { $set: { history: { $concatArrays: [before, [entry]] } } },
  ]);
  return result.matchedCount === 1;
}
