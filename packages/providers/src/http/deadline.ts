/** Ends an exchange in time, or when its caller gives up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Why it was ended; nothing while it was not. */
  readonly why: () => string | undefined;
  /** Lets go of timer and caller. */
  readonly clear: () => void;
}

/** Starts the time of one exchange. Listens to the caller's signal only until cleared, so a long-lived signal gathers nothing. */
export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let why: string | undefined;
  const end = (reason: string) => {
    why ??= reason;
    controller.abort();
  };
  const giveUp = () => end('given up by the caller');
  const timer = setTimeout(() => end(`no complete answer within ${timeoutMs} ms`), timeoutMs);
  if (caller?.aborted) giveUp();
  caller?.addEventListener('abort', giveUp);
  return {
    signal: controller.signal,
    why: () => why,
    clear: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', giveUp);
    },
  };
}
