import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 100;
const ASK_LIMIT_MS = 2000;

/** Waits until an address answers with success. @returns whether it did in time */
export async function isReady(address: string, withinMs: number, ended: () => boolean): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && !ended()) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
    await pause(PAUSE_MS);
  }
  return false;
}
