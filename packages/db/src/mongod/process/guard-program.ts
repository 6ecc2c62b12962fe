/**
 * A process of its own that outlives its parent by a moment: when the parent ends, however it ends, the pipe on
 * standard input closes, and the mongod named by pid and start time is stopped.
 */
import { stopProcess } from './stop-process.ts';

const GRACE_MS = 15_000;

const [pid, startedAt] = process.argv.slice(2);
if (pid !== undefined && startedAt !== undefined) {
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('close', resolve));
  await stopProcess({ pid: Number(pid), startedAt }, { graceMs: GRACE_MS });
}
