import type { ExecutionView } from '@genledger/services/execution';
import type { Presentation } from '../outcome/presentation.ts';
import { countOf } from './count.ts';

const CARRIED_OUT = 'The API carries it out, where it runs: genledger doctor tells.';

/** What comes next of its own accord. */
function prospect({ status, executedBy }: ExecutionView): string | undefined {
  if (status === 'paused') return 'What runs goes on to its end; nothing new is started.';
  if (status === 'stopping') return 'It ends once nothing of it runs any more; the API sees to that.';
  if (status !== 'running') return;
  return executedBy === 'ledger' ? CARRIED_OUT : 'It ends with the last of what was reported.';
}

/** Presents an execution that something was done to. */
export function presentChanged(execution: ExecutionView): Presentation {
  const next = prospect(execution);
  return {
    verdict: 'holds',
    json: execution,
    print: () => ({
      body: `${execution.id} is ${execution.status}`,
      notes: next === undefined ? [] : [next],
    }),
  };
}

/** Presents an execution that was just started: its id alone on standard output, so that a script can take it. */
export function presentStarted(execution: ExecutionView): Presentation {
  const { id, kind, progress } = execution;
  const what =
    kind === 'cook' ? countOf(progress?.expected ?? 0, 'piece') : countOf(progress?.expected ?? 0, 'step');
  return {
    verdict: 'holds',
    json: execution,
    print: () => ({
      body: id,
      notes: [`Started: ${what}. ${CARRIED_OUT}`, `To follow it: genledger executions show ${id}`],
    }),
  };
}
