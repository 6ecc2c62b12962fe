import type { CommandDefinition } from '../command/definition.ts';
import type { GlobalFlags } from '../command/global-flags.ts';
import { deliver } from '../outcome/deliver.ts';
import { explain } from '../outcome/explain.ts';
import type { Presentation } from '../outcome/presentation.ts';
import { presentProblem } from '../outcome/problem.ts';
import { tell } from '../outcome/tell.ts';
import type { Host } from '../terminal/host.ts';
import { watchInterruption } from './interruption.ts';
import { openSession } from './open-session.ts';

const isDebugging = ({ variables }: Host): boolean => /^(debug|trace)$/.test(variables['LOG_LEVEL'] ?? '');

/** Carries a command out and says what it came to. @returns the exit code */
export async function execute(
  host: Host,
  definition: CommandDefinition,
  flags: GlobalFlags,
  input: Readonly<Record<string, unknown>>,
): Promise<number> {
  const interruption = watchInterruption(host, definition.onInterrupt);
  const session = openSession(host, flags, interruption.signal);
  let presentation: Presentation;
  try {
    presentation = await definition.run(session, input);
  } catch (error) {
    if (isDebugging(host) && error instanceof Error) tell(host.stderr, String(error.stack));
    presentation = presentProblem(explain(error));
  } finally {
    interruption.end();
    await session.close().catch(() => undefined);
  }
  return deliver(host, flags, presentation);
}
