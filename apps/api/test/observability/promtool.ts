import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether Prometheus' own checker is on this machine: the package `prometheus` of Debian has it. */
export function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs promtool. @throws with what it said where it is not content */
export async function promtool(...arguments_: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)('promtool', [...arguments_])).stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`promtool ${arguments_.join(' ')}: ${said}${told}`, { cause: error });
  }
}
