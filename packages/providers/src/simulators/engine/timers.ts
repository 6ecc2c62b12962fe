import type { CancelTimer, SimulatorClock } from './clock.ts';

/** Timers of one simulator, which can be taken back together. */
export interface Timers {
  /** Runs an action later, unless stopped before. */
  readonly after: (delayMs: number, action: () => void) => void;
  readonly now: () => number;
  /** Takes back what is planned, and plans nothing any more. */
  readonly stop: () => void;
}

/** Timers on a clock. */
export function createTimers(clock: SimulatorClock): Timers {
  const planned = new Set<CancelTimer>();
  let stopped = false;
  return {
    now: () => clock.now(),
    after: (delayMs, action) => {
      if (stopped) return;
      const cancel = clock.after(delayMs, () => {
        planned.delete(cancel);
        action();
      });
      planned.add(cancel);
    },
    stop: () => {
      stopped = true;
      for (const cancel of planned) cancel();
      planned.clear();
    },
  };
}
