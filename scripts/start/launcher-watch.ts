import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;
const GENERATIONS = 5;
const LAUNCHER = /\bnpm exec\b|\bnpx\b/;

interface Ancestor {
  readonly parent: number;
  readonly command: string;
}

function look(pid: number): Ancestor | undefined {
  try {
    if (existsSync(`/proc/${pid}/stat`)) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, parent, command = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

function findLauncher(): number | undefined {
  let pid = process.ppid;
  for (let generation = 0; generation < GENERATIONS && pid > 1; generation += 1) {
    const ancestor = look(pid);
    if (ancestor === undefined) return undefined;
    if (LAUNCHER.test(ancestor.command)) return pid;
    pid = ancestor.parent;
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when `npx`, which started us, is gone: it dies of a SIGTERM without passing it on. Never, where it did not start us. */
export function launcherGone(): Promise<'launcher gone'> {
  const launcher = findLauncher();
  if (launcher === undefined) return new Promise(() => undefined);
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (isAlive(launcher)) return;
      clearInterval(timer);
      done('launcher gone');
    }, LOOK_EVERY_MS);
    timer.unref();
  });
}
