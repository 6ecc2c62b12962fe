import { run } from '../../src/run.ts';
import { type FakeHostOptions, fakeHost } from './fake-host.ts';

/** What a command line came to. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly questions: readonly string[];
}

/** Runs a command line in this process, as `genledger` would run it. */
export async function genledger(args: readonly string[], options: FakeHostOptions = {}): Promise<Ended> {
  const host = fakeHost(options);
  const exitCode = await run(args, host);
  return { exitCode, ...host.written, questions: host.questions };
}

/** The same with `--json`: what stands on standard output, read. */
export async function genledgerJson<Shape>(
  args: readonly string[],
  options: FakeHostOptions = {},
): Promise<{ readonly exitCode: number; readonly json: Shape; readonly stderr: string }> {
  const { exitCode, stdout, stderr } = await genledger([...args, '--json'], options);
  return { exitCode, json: JSON.parse(stdout), stderr };
}
