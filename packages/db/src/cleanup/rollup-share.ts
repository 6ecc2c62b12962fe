import { type GenerationMove, sketchChanges } from '@genledger/domain/estimate';
import type { Execution, Generation } from '@genledger/domain/generation';
import { contributionChange } from '@genledger/domain/statistics';
import type { ClientSession } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { generationFromDocument } from '../mappers/index.ts';
import { addToSketches } from '../repositories/estimate-sketches.ts';
import { addToRollups, ROLLUP_SHARDS, type RollupChange } from '../repositories/rollups.ts';
import type { ExactDocument } from './exact-documents.ts';

/** What a generation is to the weekly sums before it has ended, and when it is not there. */
const NOTHING: Execution = { status: 'pending', pointsSpent: 0, protocolNetPoints: 0, flags: [] };

type Direction = 'take' | 'give-back';

function generationOf({ record }: ExactDocument): Generation {
  // Its schema version was looked at, and the validator keeps those of version 2 in this shape.
  return generationFromDocument(record as unknown as GenerationDocument);
}

function changeOf({ basis, execution }: Generation, direction: Direction): RollupChange | undefined {
  const change =
    direction === 'take' ? contributionChange(execution, NOTHING) : contributionChange(NOTHING, execution);
  if (change === undefined) return undefined;
  const { environment, toolId, accountId, requestTimestamp } = basis;
  return { environment, toolId, accountId, requestTimestamp, change };
}

function moveOf(generation: Generation, direction: Direction): GenerationMove {
  return direction === 'take' ? { before: generation } : { after: generation };
}

/** Takes the part of generations out of the weekly sums and the estimates, or gives it back, in the transaction that moves them. */
export async function moveRollupShare(
  database: Database,
  documents: readonly ExactDocument[],
  direction: Direction,
  session: ClientSession,
): Promise<void> {
  const moved = documents.filter(({ collection }) => collection === 'generationOutputs');
  const generations = moved.map(generationOf);
  const changes = generations.flatMap((generation) => changeOf(generation, direction) ?? []);
  const digit = Number.parseInt(String(moved[0]?.document['_id']).slice(-1), 16);
  const shard = Number.isNaN(digit) ? 0 : digit % ROLLUP_SHARDS;
  await addToRollups(database, changes, shard, session);
  const moves = generations.map((generation) => moveOf(generation, direction));
  await addToSketches(database, sketchChanges(moves), shard, session);
}
