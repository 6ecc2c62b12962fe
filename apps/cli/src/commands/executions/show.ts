import { defineCommand } from '../../command/definition.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentExecution } from '../../presenters/execution.ts';
import { EXECUTION_ID } from './execution-id.ts';

/** `genledger executions show` */
export const showCommand = defineCommand({
  description:
    'Show a cook execution or a spell cast: how far it is, what is made, lost and running, what it has cost as far as that is known, and why it stands as it does.',
  examples: [
    'genledger executions show 66cd00000000000000000001',
    'genledger executions show 66cd00000000000000000001 --json',
  ],
  arguments: { id: EXECUTION_ID },
  async run(session, { id }) {
    const { findExecution } = await import('./find-execution.ts');
    const found = await findExecution(await session.openLedger({ changes: false }), id);
    return found.ok
      ? presentExecution(found.value.view)
      : presentServiceError(found.error, 'genledger executions list');
  },
});
