import { timeLeft } from '../presenters/time.ts';
import type { Session } from './session.ts';

const EVERY_MS = 2000;

/** Tells how far a long job has come, how fast it is, and how long it will take; not more often than every two seconds. */
export function watchPace(
  { host, progress }: Pick<Session, 'host' | 'progress'>,
  total: number,
  what: string,
): (done: number) => void {
  const startedMs = host.now().getTime();
  let toldMs = startedMs;
  return (done) => {
    const nowMs = host.now().getTime();
    if (nowMs - toldMs < EVERY_MS || done === 0) return;
    toldMs = nowMs;
    const perSecond = (done * 1000) / (nowMs - startedMs);
    const left = timeLeft(Math.max(0, total - done) / perSecond);
    const share = Math.min(100, (done / total) * 100).toFixed(0);
    progress(`${done} of ${total} ${what} (${share} %), ${Math.round(perSecond)} a second, ${left} left`);
  };
}
