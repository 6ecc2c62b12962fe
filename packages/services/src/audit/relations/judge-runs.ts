import type { RelationFound, RunRecord } from './records.ts';

/** The collection of what names runs. */
const COLLECTION = 'generationOutputs';

/** Finds runs that several generations claim: each of those is found, since none is known to be the right one. */
export function judgeRuns(runs: Iterable<RunRecord>, found: RelationFound): void {
  const firsts = new Map<string, string | undefined>();
  for (const { run, provider, id } of runs) {
    const key = `${provider}\0${run}`;
    if (!firsts.has(key)) {
      firsts.set(key, id);
      continue;
    }
    const why = `the run ${run} is claimed by several records`;
    const first = firsts.get(key);
    if (first !== undefined) found('run-id-duplicate', COLLECTION, first, why);
    firsts.set(key, undefined);
    found('run-id-duplicate', COLLECTION, id, why);
  }
}
