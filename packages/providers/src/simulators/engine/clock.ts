/** Takes a planned action back. */
export type CancelTimer = () => void;

/** Time and timers, so that tests need not wait. */
export interface SimulatorClock {
  /** Milliseconds since 1970, whole. */
  readonly now: () => number;
  readonly after: (delayMs: number, action: () => void) => CancelTimer;
}

/** The time of day. */
export const systemClock: SimulatorClock = {
  now: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until it is moved. */
export interface ManualClock extends SimulatorClock {
  /** Moves to the next planned action and runs it; false where nothing is planned. */
  readonly runNext: () => boolean;
  /** Moves on, running what falls due in order. */
  readonly advance: (ms: number) => void;
}

interface Planned {
  readonly dueMs: number;
  readonly action: () => void;
}

/** A clock for tests, starting at a time in milliseconds since 1970. Actions due at one time run in the order of planning. */
export function createManualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  const planned: Planned[] = [];
  const runNext = (untilMs = Number.POSITIVE_INFINITY) => {
    const next = planned[0];
    if (next === undefined || next.dueMs > untilMs) return false;
    planned.shift();
    nowMs = Math.max(nowMs, next.dueMs);
    next.action();
    return true;
  };
  return {
    now: () => nowMs,
    after: (delayMs, action) => {
      const entry = { dueMs: nowMs + Math.max(0, delayMs), action };
      const later = planned.findIndex((other) => other.dueMs > entry.dueMs);
      planned.splice(later === -1 ? planned.length : later, 0, entry);
      return () => {
        const at = planned.indexOf(entry);
        if (at !== -1) planned.splice(at, 1);
      };
    },
    runNext: () => runNext(),
    advance: (ms) => {
      const untilMs = nowMs + ms;
      while (runNext(untilMs));
      nowMs = untilMs;
    },
  };
}
