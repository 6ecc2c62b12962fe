import type { SimulatorClock } from '@genledger/providers/simulators';

/** The time of day, whose timers wait until a test lets go of them: a run then goes on when the test is ready for it. */
export interface HeldClock extends SimulatorClock {
  /** Lets every timer go: those that are due fire at once, in order, and later ones as usual. */
  release(): void;
}

interface Held {
  readonly dueMs: number;
  readonly action: () => void;
}

/** Makes a clock that holds its timers. */
export function createHeldClock(): HeldClock {
  const held = new Set<Held>();
  let isReleased = false;

  function start({ dueMs, action }: Held): () => void {
    const timer = setTimeout(action, Math.max(0, dueMs - Date.now()));
    return () => clearTimeout(timer);
  }

  return {
    now: () => Date.now(),
    after(delayMs, action) {
      const planned: Held = { dueMs: Date.now() + delayMs, action };
      if (isReleased) return start(planned);
      held.add(planned);
      return () => held.delete(planned);
    },
    release() {
      isReleased = true;
      for (const planned of [...held].sort((a, b) => a.dueMs - b.dueMs)) start(planned);
      held.clear();
    },
  };
}
