import { watchGenerationChanges } from '@genledger/db/repositories';
import type { GenerationId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';
import { createFeed, type Feed, type Subscription } from '../feed/index.ts';

/** Waits for changes of one generation. */
export type GenerationSubscription = Subscription;

/** Tells many listeners of changes of generations. */
export type GenerationFeed = Feed<GenerationId>;

/** Makes the feed of a process. */
export function createGenerationFeed({ database }: LedgerContext): GenerationFeed {
  return createFeed((tell) => watchGenerationChanges(database, tell));
}
