import type { Execution } from '@genledger/domain/generation';
import { contributionChange } from '@genledger/domain/statistics';
import type { ClientSession } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { generationFromDocument } from '../mappers/index.ts';
import { addToRollups, ROLLUP_SHARDS, type RollupChange } from '../repositories/rollups.ts';
import type { ExactDocument } from './exact-documents.ts';

/** What a generation is to the weekly sums before it has ended, and when it is not there. */
const NOTHING: Execution = { status: 'pending', pointsSpent: 0, protocolNetPoints: 0, flags: [] };

function changeOf({ record }: ExactDocument, direction: 'take' | 'give-back'): RollupChange | undefined {
  // Its schema version was looked at, and the validator keeps those of version 2 in this shape.
  const { basis, execution } = generationFromDocument(record as unknown as GenerationDocument);
  const change =
    direction === 'take' ? contributionChange(execution, NOTHING) : contributionChange(NOTHING, execution);
  if (change === undefined) return undefined;
  const { environment, toolId, requestTimestamp } = basis;
  return { environment, toolId, requestTimestamp, change };
}

/** Takes the part of generations out of the weekly sums, or gives it back, in the transaction that moves them. */
export async function moveRollupShare(
  database: Database,
  documents: readonly ExactDocument[],
  direction: 'take' | 'give-back',
  session: ClientSession,
): Promise<void> {
  const generations = documents.filter(({ collection }) => collection === 'generationOutputs');
  const changes = generations.flatMap((generation) => changeOf(generation, direction) ?? []);
  const shard = Number.parseInt(String(generations[0]?.document['_id']).slice(-1), 16) % ROLLUP_SHARDS;
  await addToRollups(database, changes, Number.isNaN(shard) ? 0 : shard, session);
}
