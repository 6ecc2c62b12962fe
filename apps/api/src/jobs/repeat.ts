/** A job that goes on until it is stopped. */
export interface RunningJob {
  /** Brings the next run forward: at once, or right after the one under way. */
  wake(): void;
  /** Begins no further run, and waits for the one under way. */
  stop(): Promise<void>;
}

/** What a repeated job is. */
export interface RepeatedJob {
  /** Pause between two runs, ms. */
  readonly pauseMs: number;
  /** @param isWanted says no once the job is stopped: a long run ends early */
  readonly run: (isWanted: () => boolean) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Runs a job again and again, never twice at once; failures are told and the next run comes as usual. */
export function repeat(job: RepeatedJob): RunningJob {
  let stopped = false;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  async function runOnce(): Promise<void> {
    do {
      woken = false;
      try {
        await job.run(() => !stopped);
      } catch (error) {
        job.onError(error);
        return;
      }
    } while (woken && !stopped);
  }

  function start(): void {
    clearTimeout(timer);
    if (stopped) return;
    running = runOnce().finally(() => {
      running = undefined;
      if (!stopped) timer = setTimeout(start, job.pauseMs);
    });
  }

  start();
  return {
    wake() {
      woken = true;
      if (!running) start();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
