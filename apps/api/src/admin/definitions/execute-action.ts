import type { CookDefinition } from '@genledger/domain/cook';
import { startCookExecution, startCookExecutionSchema } from '@genledger/services/execution';
import { html } from '../markup.ts';
import type { Form, RecordAction } from '../records/record-kind.ts';
import { keptWork, readInput } from './actions.ts';
import type { StoredDefinition } from './definition.ts';
import { fieldText, lineField } from './form-fields.ts';

/** What is sent to start a cook execution, as a form says it. */
function inputOf(cookId: string, form: Form): unknown {
  const [accountId, concurrency, usd] = ['accountId', 'concurrency', 'budgetUsd'].map((name) =>
    fieldText(form, name),
  );
  return {
    cookId,
    accountId,
    ...(concurrency !== '' && { concurrency: Number(concurrency) }),
    ...(usd !== '' && { budget: { usd } }),
  };
}

/** Starts an execution of a cook. */
export const executeAction: RecordAction<StoredDefinition<CookDefinition>> = {
  name: 'execute',
  title: 'Execute',
  consequence:
    'Its pieces are made from now on, and charged to the account. It can be paused and stopped; what was charged stays charged.',
  done: 'It is executed: the execution is the first below.',
  isGrave: true,
  isOffered: ({ definition }) => definition.ok,
  ask: ({ view }, form) => html`${lineField(form, 'accountId', 'Account', view.ownerAccountId)}
    ${lineField(form, 'concurrency', 'Pieces side by side; four where nothing is said')}
    ${lineField(form, 'budgetUsd', 'Budget in US dollars, after which no piece is started; none where nothing is said')}`,
  async perform({ ledger }, { id }, operator, form) {
    const input = readInput(startCookExecutionSchema, inputOf(id, form));
    if (!input.ok) return input;
    const kept = { kind: 'execution-control', about: `execution of cook ${id}` } as const;
    return keptWork(
      ledger,
      operator,
      { ...kept, outcomeOf: (started) => `cook execution ${started.id}` },
      () => startCookExecution(ledger, input.value),
    );
  },
};
