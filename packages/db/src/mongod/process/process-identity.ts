import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../outcome.ts';
import { runCommand } from './run-command.ts';

const PS_TIMEOUT_MS = 5_000;

/** A process that can't be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words: compared, never parsed. */
  readonly startedAt: string;
}

export interface RunningProcess extends ProcessIdentity {
  /** Its command line, arguments separated by spaces. */
  readonly commandLine: string;
}

/** The running process with this pid; undefined when there is none, or when it has ended and awaits its parent. */
export async function inspectProcess(pid: number): Promise<RunningProcess | undefined> {
  return process.platform === 'linux' ? await inspectWithProcfs(pid) : await inspectWithPs(pid);
}

/** Whether exactly this process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const running = await inspectProcess(identity.pid);
  return running !== undefined && running.startedAt === identity.startedAt;
}

/** The identity of this process, for others to recognise. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const running = await inspectProcess(process.pid);
  return { pid: process.pid, startedAt: running?.startedAt ?? '' };
}

async function inspectWithProcfs(pid: number): Promise<RunningProcess | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    // The name in parentheses may hold anything; the fields after it are state (3rd) to start time (22nd).
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const startTicks = fields[19];
    if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
    return {
      pid,
      startedAt: `${bootId.trim()}:${startTicks}`,
      commandLine: commandLine.replaceAll('\0', ' '),
    };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

async function inspectWithPs(pid: number): Promise<RunningProcess | undefined> {
  const parameters = ['-ww', '-p', String(pid), '-o', 'stat=', '-o', 'lstart=', '-o', 'args='];
  const environment = { PATH: process.env.PATH, LC_ALL: 'C' };
  const result = await runCommand('ps', parameters, { environment, timeoutMs: PS_TIMEOUT_MS });
  const line = result.ok ? /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(result.value.trim()) : null;
  if (line === null) return undefined;
  const [, state = '', startedAt = '', commandLine = ''] = line;
  return state.startsWith('Z') ? undefined : { pid, startedAt, commandLine };
}
