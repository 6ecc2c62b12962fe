import { readFileSync } from 'node:fs';

/** Clock ticks of Linux, as user programs are told them. */
const TICK_MS = 10;

/** CPU time that a process has used so far, all of its threads, ms; NaN where the system does not tell. */
export function processCpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and parentheses; fields are counted after its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}
