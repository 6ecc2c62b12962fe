/** How much load is put on at one number of connections, in one cell. */
export interface LoadLevel {
  readonly connections: number;
  /** Runs of a cell; each sends six events. */
  readonly runs: number;
}

/** What a run of the bench measures. */
export interface IngestPlan {
  /** Rounds that count; one more is thrown away before them. */
  readonly rounds: number;
  readonly levels: readonly LoadLevel[];
}

/** More connections acknowledge more, so that a cell of each level takes a second or two. */
export const FULL_PLAN: IngestPlan = {
  rounds: 7,
  levels: [
    { connections: 1, runs: 80 },
    { connections: 16, runs: 250 },
    { connections: 64, runs: 350 },
    { connections: 256, runs: 400 },
  ],
};

/** Enough to see whether something broke. */
export const QUICK_PLAN: IngestPlan = {
  rounds: 2,
  levels: [
    { connections: 1, runs: 20 },
    { connections: 16, runs: 100 },
    { connections: 64, runs: 150 },
    { connections: 256, runs: 200 },
  ],
};

const PROFILED_CONNECTIONS = 64;

/** Whether the ledger is profiled under this load. */
export function isProfiled({ connections }: LoadLevel): boolean {
  return connections === PROFILED_CONNECTIONS;
}

/** A plan with another number of rounds, or only some of its levels (`1,64`). */
export function narrowed(plan: IngestPlan, rounds?: string, connections?: string): IngestPlan {
  const wanted = connections?.split(',').map(Number);
  return {
    rounds: rounds === undefined ? plan.rounds : Number(rounds),
    levels: plan.levels.filter((level) => wanted === undefined || wanted.includes(level.connections)),
  };
}

/** How many runs lie between two events of one run: many are under way at once, as in a busy service. */
export const RUNS_APART = 64;

/** The same items beginning at another one each time, so that nobody always follows the same neighbour's leavings. */
export function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
