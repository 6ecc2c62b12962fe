import { EXECUTION_STATUSES } from '@genledger/domain/execution';
import type { AccountId, CookExecutionId } from '@genledger/domain/kernel';
import { executionPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { externalId, objectId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentExecutions } from '../../presenters/execution-list.ts';
import { pageFlags } from '../page-flags.ts';
import type { ExecutionId } from './find-execution.ts';

/** `genledger executions list` */
export const listCommand = defineCommand({
  description: 'List cook executions and spell casts, newest first. Filters are taken together.',
  examples: [
    'genledger executions list --status running',
    'genledger executions list --kind cast --account me --json',
    'genledger executions list --cook-execution 66cd00000000000000000001',
  ],
  flags: {
    kind: optional('KIND', 'Only of this kind', oneOf(['cook', 'cast'])),
    status: optional('STATUS', 'Only in this status', oneOf(EXECUTION_STATUSES)),
    account: optional('ID', 'Only of this account', externalId<AccountId>()),
    cookExecution: optional('ID', 'Only casts that make its pieces', objectId<CookExecutionId>()),
    ...pageFlags(executionPositionSchema<ExecutionId>()),
  },
  async run(session, { kind, status, account, cookExecution, cursor, limit }) {
    if (kind === 'cook' && cookExecution !== undefined) {
      return presentProblem({
        code: 'bad-usage',
        message: 'Only casts are pieces of a cook execution: leave --kind cook out.',
      });
    }
    const { listExecutions } = await import('./list-executions.ts');
    const filter = {
      ...(status !== undefined && { status }),
      ...(account !== undefined && { accountId: account }),
      ...(cookExecution !== undefined && { cookExecutionId: cookExecution }),
    };
    const ledger = await session.openLedger({ changes: false });
    const only = cookExecution === undefined ? kind : 'cast';
    const page = await listExecutions(ledger, only, filter, { after: cursor, limit });
    return presentExecutions(page, only !== undefined || Object.keys(filter).length > 0);
  },
});
