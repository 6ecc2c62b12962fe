import { type Database, inTransaction, isUnavailable } from '@genledger/db/client';
import { updateGenerations } from '@genledger/db/repositories';
import { type Generation, transition } from '@genledger/domain/generation';
import { type CompletionOptions, endOf, open } from './completions.ts';

const BATCH = 50;

/** Works through the restarts of the database: what failed because it was away is done once more. */
export async function insistently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function options(url: string, account: number): CompletionOptions {
  return { platform: 'webhook', target: { url }, account: `account-${account}` };
}

/** Open generations whose users are told by webhook, spread over accounts. */
export async function openMany(
  database: Database,
  url: string,
  count: number,
  accounts: number,
): Promise<Generation[]> {
  const opened: Generation[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => from + at);
    opened.push(
      ...(await Promise.all(indexes.map((index) => open(database, options(url, index % accounts))))),
    );
  }
  return opened;
}

/** Ends generations, in one transaction as the API does; a repeat of what is done already changes nothing. */
export async function completeMany(database: Database, generations: readonly Generation[]): Promise<void> {
  const receivedAt = new Date();
  const changes = generations.map((before) => {
    const outcome = transition(before, endOf({ platform: 'webhook' }, receivedAt));
    if (outcome.kind !== 'applied') throw new Error(`the event was ${outcome.kind}`);
    return {
      before,
      after: { ...outcome.generation, revision: before.revision + 1 },
      entries: [outcome.entry],
    };
  });
  await insistently(() =>
    inTransaction(database, (session) => updateGenerations(database, changes, receivedAt, session)),
  );
}
