import type { GenerationId } from '@genledger/domain/kernel';
import type { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import { fromObjectId } from '../mappers/index.ts';
import { type ChangeWatch, watchChanges } from './change-watch.ts';

/** Calls back with the id of each generation that changes, or with nothing where changes may have been missed. */
export type OnGenerationChange = (id: GenerationId | undefined) => void;

const PIPELINE = [
  { $match: { operationType: { $in: ['update', 'replace'] } } },
  { $project: { documentKey: 1, operationType: 1 } },
];

/**
 * Watches every change of generations by one change stream. Each time that the stream begins to listen, at first as after a break, it
 * says that it may have missed some.
 */
export function watchGenerationChanges(database: Database, onChange: OnGenerationChange): ChangeWatch {
  return watchChanges(
    () => database.generationOutputs.watch(PIPELINE),
    (change) => {
      const key: { _id?: ObjectId } | undefined = 'documentKey' in change ? change.documentKey : undefined;
      if (key?._id) onChange(fromObjectId<GenerationId>(key._id));
    },
    () => onChange(undefined),
  );
}
