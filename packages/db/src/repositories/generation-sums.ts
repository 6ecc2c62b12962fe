import type { Contribution } from '@genledger/domain/statistics';
import type { Database } from '../client/database.ts';
import { contributionFromSums, recordSumStages } from './contribution-sums.ts';
import { type GenerationFilter, generationConditions } from './generation-filter.ts';

const LOOK_LIMIT_MS = 20_000;

/** The sums over every record of a filter that has ended, added up from the records themselves. */
export async function sumGenerations(database: Database, filter: GenerationFilter): Promise<Contribution> {
  const conditions = generationConditions({ ...filter, hasEnded: true });
  const [row] = await database.generationOutputs
    .aggregate([{ $match: conditions }, ...recordSumStages({})], {
      maxTimeMS: LOOK_LIMIT_MS,
    })
    .toArray();
  return contributionFromSums(row);
}
