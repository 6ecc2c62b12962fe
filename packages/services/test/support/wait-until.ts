import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 20;
const DEADLINE_MS = 20_000;

/** Asks again and again until something holds; throws where it does not within twenty seconds. */
export async function waitUntil(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await delay(PAUSE_MS);
  }
}
