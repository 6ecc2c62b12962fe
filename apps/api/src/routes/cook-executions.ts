import { COOK_EXECUTION_FILTER } from '@genledger/domain/filter';
import type { CookExecutionId, CookId } from '@genledger/domain/kernel';
import {
  controlCookExecution,
  finishReported,
  getCookExecution,
  listCookExecutions,
  startCookExecution,
  startCookExecutionSchema,
} from '@genledger/services/execution';
import { z } from '@hono/zod-openapi';
import type { Api, ApiContext } from '../api-context.ts';
import { objectId } from '../schemas/common.ts';
import { COOK_EXECUTION, NEW_COOK_EXECUTION } from '../schemas/examples/execution.ts';
import { cookExecutionSchema } from '../schemas/execution.ts';
import { executionFilter, executionQuery, registerExecutions } from './execution-routes.ts';
import { pathId } from './ids.ts';

const stopQuery = z.object({
  cancelRunning: z.enum(['true', 'false']).optional().openapi({ description: 'Cancel what runs as well' }),
});

/** The cook executions: starting, reading, pausing, resuming, stopping. */
export function registerCookExecutions(app: Api, api: ApiContext): void {
  registerExecutions(app, api, {
    tag: 'Cook executions',
    path: '/v1/cook-executions',
    startSummary: 'Start a cook execution, or report one',
    listSummary: 'List cook executions, newest first',
    getSummary: 'Get a cook execution with its progress and pieces',
    bodySchema: startCookExecutionSchema,
    bodyExample: NEW_COOK_EXECUTION,
    querySchema: executionQuery.extend({ cookId: objectId.optional() }),
    filterSchema: COOK_EXECUTION_FILTER,
    answerSchema: cookExecutionSchema,
    answerExample: COOK_EXECUTION,
    idOf: pathId<CookExecutionId>,
    start: startCookExecution,
    get: getCookExecution,
    list: (ledger, query, matching, after, limit) =>
      listCookExecutions(
        ledger,
        {
          ...(query.cookId !== undefined && { cookId: pathId<CookId>(query.cookId) }),
          ...executionFilter(query),
          ...matching,
        },
        after,
        limit,
      ),
    controls: [
      {
        name: 'pause',
        summary: 'Pause a cook execution',
        description: 'What runs goes on to its end; nothing new is started.',
        apply: (ledger, id) => controlCookExecution(ledger, id, 'pause'),
      },
      {
        name: 'resume',
        summary: 'Resume a paused cook execution',
        apply: (ledger, id) => controlCookExecution(ledger, id, 'resume'),
      },
      {
        name: 'stop',
        summary: 'Stop a cook execution',
        description: 'It ends as `stopped` once what runs has ended.',
        querySchema: stopQuery,
        apply: (ledger, id, { cancelRunning }) =>
          controlCookExecution(ledger, id, 'stop', cancelRunning === 'true'),
      },
      {
        name: 'finish',
        summary: 'Say that every piece of a reported cook execution has been created',
        description: 'It ends with the last of them.',
        apply: (ledger, id) => finishReported(ledger, 'cook', id),
      },
    ],
  });
}
