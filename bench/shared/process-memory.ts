import { readFileSync } from 'node:fs';

/** Memory that a process has in use, MiB, without what is paged out; NaN where the system does not tell. */
export function processMemoryMb(pid: number): number {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kib) / 102.4) / 10;
  } catch {
    return Number.NaN;
  }
}
