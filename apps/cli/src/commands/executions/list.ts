import { EXECUTION_STATUSES } from '@genledger/domain/execution';
import { EXECUTION_FILTER } from '@genledger/domain/filter';
import type { AccountId, CookExecutionId } from '@genledger/domain/kernel';
import { listPositionSchema } from '@genledger/services/paging';
import { defineCommand } from '../../command/definition.ts';
import { externalId, objectId } from '../../command/id-parsers.ts';
import { optional } from '../../command/inputs.ts';
import { oneOf } from '../../command/parsers.ts';
import { presentProblem } from '../../outcome/problem.ts';
import { presentExecutions } from '../../presenters/execution-list.ts';
import { filterFlag, matchingOf } from '../filter-flag.ts';
import { pageFlags } from '../page-flags.ts';

/** `genledger executions list` */
export const listCommand = defineCommand({
  description: 'List cook executions and spell casts, newest first. Filters are taken together.',
  examples: [
    'genledger executions list --status running',
    'genledger executions list --kind cast --account me --json',
    'genledger executions list --cook-execution 66cd00000000000000000001',
    `genledger executions list --filter 'status:completed,stopped counts.failed>0 since:7d'`,
  ],
  flags: {
    kind: optional('KIND', 'Only of this kind', oneOf(['cook', 'cast'])),
    status: optional('STATUS', 'Only in this status', oneOf(EXECUTION_STATUSES)),
    account: optional('ID', 'Only of this account', externalId<AccountId>()),
    cookExecution: optional('ID', 'Only casts that make its pieces', objectId<CookExecutionId>()),
    ...filterFlag(EXECUTION_FILTER),
    ...pageFlags(listPositionSchema),
  },
  async run(session, { kind, status, account, cookExecution, cursor, limit, filter: terms }) {
    if (kind === 'cook' && cookExecution !== undefined) {
      return presentProblem({
        code: 'bad-usage',
        message: 'Only casts are pieces of a cook execution: leave --kind cook out.',
      });
    }
    const { listExecutions } = await import('@genledger/services/execution');
    const ledger = await session.openLedger({ changes: false });
    const only = cookExecution === undefined ? kind : 'cast';
    const filter = {
      ...(only !== undefined && { kind: only }),
      ...(status !== undefined && { status }),
      ...(account !== undefined && { accountId: account }),
      ...(cookExecution !== undefined && { cookExecutionId: cookExecution }),
      ...matchingOf(terms, ledger.clock.now()),
    };
    const page = await listExecutions(ledger, filter, cursor, limit);
    return presentExecutions(page, Object.keys(filter).length > 0);
  },
});
