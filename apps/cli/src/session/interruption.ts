import { EXIT_CODES } from '../outcome/verdict.ts';
import type { Host } from '../terminal/host.ts';

/** Ctrl-C, as a command sees it. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C back to the system. */
  end(): void;
}

/**
 * Turns Ctrl-C into a signal for a command that stops at a good place; a second Ctrl-C ends it at once.
 * A command that leaves nothing half done does not need this: Ctrl-C ends it, as the system does by itself.
 */
export function watchInterruption(host: Host, onInterrupt: 'end' | 'stop'): Interruption {
  const controller = new AbortController();
  if (onInterrupt === 'end') return { signal: controller.signal, end: () => undefined };
  const end = host.onInterrupt(() => {
    if (controller.signal.aborted) process.exit(EXIT_CODES['could-not-tell']);
    controller.abort();
    host.stderr.write('Interrupted: finishing what is under way. Ctrl-C again ends at once.\n');
  });
  return { signal: controller.signal, end };
}
