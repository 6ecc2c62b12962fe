import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 40;
const DEADLINE_MS = 30_000;

/**
 * Asks again and again until there is an answer.
 * @param what for the error's text: `the event to be settled`
 * @param probe gives the answer, or nothing while there is none; one that throws is asked again
 * @param deadlineMs generous: machines are slow, and a rule that holds never waits for it
 */
export async function waitUntil<Value>(
  what: string,
  probe: () => Promise<Value | undefined | false> | Value | undefined | false,
  deadlineMs = DEADLINE_MS,
): Promise<Value> {
  const deadline = Date.now() + deadlineMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      last = error;
    }
    await delay(PAUSE_MS);
  }
  throw new Error(`waited ${deadlineMs} ms in vain for ${what}`, { cause: last });
}
