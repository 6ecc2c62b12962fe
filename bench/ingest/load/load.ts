/** What a load generator is told to do. */
export interface LoadRequest {
  readonly runIds: readonly string[];
  /** How many runs lie between two events of one run. */
  readonly apart: number;
  /** Requests under way at once: each is sent when the one before on its connection is answered. */
  readonly connections: number;
  /** Where the webhooks go; absent where the load is put on the database itself. */
  readonly target?: { readonly port: number; readonly path: string };
}

/** What a load generator saw. */
export interface LoadResult {
  /** Just before the first request, ms since 1970. */
  readonly startedAtMs: number;
  /** From the first request to the last answer. */
  readonly wallMs: number;
  /** Of each request, from sending to the whole answer. */
  readonly latenciesMs: readonly number[];
}

/**
 * Keeps so many tasks under way until all are done, and times them.
 * @param perform does one task on one of the lanes
 */
export async function closedLoop<Task>(
  tasks: readonly Task[],
  lanes: number,
  perform: (task: Task, lane: number) => Promise<void>,
): Promise<LoadResult> {
  const queue = tasks.values();
  const latenciesMs: number[] = [];
  async function work(lane: number): Promise<void> {
    for (const task of queue) {
      const begun = performance.now();
      await perform(task, lane);
      latenciesMs.push(performance.now() - begun);
    }
  }
  const startedAtMs = performance.timeOrigin + performance.now();
  const begun = performance.now();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  return { startedAtMs, wallMs: performance.now() - begun, latenciesMs };
}
