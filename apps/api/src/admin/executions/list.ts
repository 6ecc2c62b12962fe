import { EXECUTION_FILTER } from '@genledger/domain/filter';
import { type ExecutionView, listExecutions } from '@genledger/services/execution';
import { statusBadge } from '../elements/status.ts';
import { wholeText } from '../format/figures.ts';
import type { ListKind } from '../lists/list-kind.ts';
import { html } from '../markup.ts';
import { executionAddress } from './address.ts';

/** How much is made, and of how much where that is known. */
function madeText({ progress, counts }: ExecutionView): string {
  return progress
    ? `${wholeText(progress.made)} of ${wholeText(progress.expected)}`
    : wholeText(counts.success);
}

/** The list of cook executions and spell casts, the latest first. */
export const EXECUTIONS: ListKind<ExecutionView> = {
  place: 'executions',
  title: 'Executions',
  subtitle: 'Cook executions and spell casts, the latest first',
  path: '/executions',
  schema: EXECUTION_FILTER,
  example: 'kind:cook status:running age>1h',
  shortcuts: [
    { title: 'Cooks', filter: 'kind:cook' },
    { title: 'Casts', filter: 'kind:cast' },
    { title: 'Running', filter: 'status:running' },
    { title: 'Paused', filter: 'status:paused' },
    { title: 'Failed', filter: 'status:failed' },
    { title: 'With failures', filter: 'counts.failed>0' },
  ],
  columns: [
    {
      title: 'Execution',
      field: 'id',
      value: ({ id }) => id,
      cell: (execution) =>
        html`<a href="${executionAddress(execution.kind, execution.id)}"><code>${execution.id}</code></a>`,
    },
    { title: 'Kind', field: 'kind', value: ({ kind }) => kind },
    {
      title: 'Status',
      field: 'status',
      value: ({ status }) => status,
      cell: ({ status }) => statusBadge(status),
    },
    {
      title: 'Made',
      field: 'made',
      value: ({ counts }) => counts.success,
      cell: madeText,
      isNumber: true,
    },
    { title: 'Failed', field: 'failed', value: ({ counts }) => counts.failed, isNumber: true },
    { title: 'Started, UTC', field: 'startedAt', value: ({ startedAt }) => startedAt },
    { title: 'Account', field: 'initiatorAccountId', value: ({ initiatorAccountId }) => initiatorAccountId },
    {
      title: 'Points',
      field: 'pointsSpent',
      value: ({ pointsSpent }) => pointsSpent,
      cell: ({ pointsSpent }) => wholeText(pointsSpent),
      isNumber: true,
    },
    { title: 'Cost, USD', field: 'costUsd', value: ({ costUsd }) => costUsd, isNumber: true },
    { title: 'Ended, UTC', field: 'completedAt', value: ({ completedAt }) => completedAt },
  ],
  whenEmpty: 'A cook execution or a cast appears here as soon as it is started.',
  read: listExecutions,
};
