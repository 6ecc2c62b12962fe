import {
  type EventPosition,
  findGenerationsByKeys,
  listUnmatchedRuns,
  releaseUnmatched,
  type UnmatchedRun,
} from '@genledger/db/repositories';
import type { ProviderName, ProviderRunId } from '@genledger/domain/kernel';
import type { LedgerContext } from '../context.ts';

const PAGE = 500;

function byProvider(runs: readonly UnmatchedRun[]): ReadonlyMap<ProviderName, readonly ProviderRunId[]> {
  const grouped = new Map<ProviderName, ProviderRunId[]>();
  for (const { provider, providerRunId } of runs) {
    const known = grouped.get(provider);
    if (known) known.push(providerRunId);
    else grouped.set(provider, [providerRunId]);
  }
  return grouped;
}

/**
 * Lets events be applied that wait for a run which a generation has by now. Whoever records a run does so at once; this finds
 * what was left waiting where the recorder died before it could.
 * @param goOn asked between pages: false ends the work
 * @returns how many events are to be applied now
 */
export async function matchUnmatched(context: LedgerContext, goOn: () => boolean): Promise<number> {
  const { database } = context;
  let released = 0;
  let after: EventPosition | undefined;
  do {
    const { runs, next } = await listUnmatchedRuns(database, after, PAGE);
    const generations = await findGenerationsByKeys(database, [], byProvider(runs));
    for (const { provider, providerRunId } of generations) {
      if (provider && providerRunId) released += await releaseUnmatched(database, provider, providerRunId);
    }
    after = next;
  } while (after !== undefined && goOn());
  return released;
}
