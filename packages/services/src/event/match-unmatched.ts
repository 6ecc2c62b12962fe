import type { Database } from '@genledger/db/client';
import type { ListPosition } from '@genledger/db/filter';
import {
  findGenerationsByKeys,
  listUnmatchedRuns,
  type ProviderRun,
  releaseUnmatched,
} from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';

const PAGE = 500;

/**
 * Lets events be applied that wait for one of these runs, where a generation has it by now.
 * @returns how many events are to be applied now
 */
export async function releaseMatched(database: Database, runs: readonly ProviderRun[]): Promise<number> {
  let released = 0;
  for (const { provider, providerRunId } of await findGenerationsByKeys(database, [], runs)) {
    if (provider && providerRunId) released += await releaseUnmatched(database, provider, providerRunId);
  }
  return released;
}

/**
 * Lets events be applied that wait for a run which a generation has by now. Whoever records a run does so at once; this finds
 * what was left waiting where the recorder died before it could.
 * @param goOn asked between pages: false ends the work
 * @returns how many events are to be applied now
 */
export async function matchUnmatched(
  { database }: Pick<LedgerContext, 'database'>,
  goOn: () => boolean,
): Promise<number> {
  let released = 0;
  let after: ListPosition | undefined;
  do {
    const { runs, next } = await listUnmatchedRuns(database, after, PAGE);
    released += await releaseMatched(database, runs);
    after = next;
  } while (after !== undefined && goOn());
  return released;
}
