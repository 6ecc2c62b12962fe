/** How a process ends in good order. */
export interface OrderlyStop {
  /** Ends what the process does; what was taken is finished first. */
  readonly stop: () => Promise<void>;
  /** How long that may take before the process ends anyway, ms. */
  readonly withinMs: number;
  /** Says why the process ends, for people. */
  readonly say: (line: string) => void;
}

const ABRUPT = 1;

/**
 * Ends the process in good order on SIGINT, SIGTERM, and when the process that started it is gone (its message channel closes, where
 * there is one). A second signal ends it at once.
 */
export function stopOnSignal({ stop, withinMs, say }: OrderlyStop): void {
  let stopping = false;
  const begin = (reason: string) => {
    if (stopping) process.exit(ABRUPT);
    stopping = true;
    say(`${reason}: finishing what is under way`);
    setTimeout(() => process.exit(ABRUPT), withinMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(ABRUPT),
    );
  };
  process.on('SIGINT', begin);
  process.on('SIGTERM', begin);
  if (process.connected) process.once('disconnect', () => begin('the starting process is gone'));
}
