import { type AccountId, type CookId, failure, success } from '@genledger/domain/kernel';
import { parseUsd, type Usd } from '@genledger/domain/money';
import { defineCommand } from '../../command/definition.ts';
import { externalId, objectId } from '../../command/id-parsers.ts';
import { argument, optional, required } from '../../command/inputs.ts';
import type { Parser } from '../../command/parser.ts';
import { text, wholeNumber } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentStarted } from '../../presenters/execution-change.ts';
import type { ExecutionId } from './find-execution.ts';

const usd: Parser<Usd> = {
  parse(given) {
    const amount = parseUsd(given);
    return amount.ok ? success(amount.value) : failure(amount.error.message);
  },
};

/** `genledger executions start` */
export const startCommand = defineCommand({
  description: `Start a cook execution. It is carried out by the processes of the API, wherever they run, and goes on when they are restarted; this command only writes it down.

The same cook and seed make the same pieces. No piece is started once a budget is spent.`,
  examples: [
    'genledger executions start 66cd00000000000000000001 --account me',
    'genledger executions start 66cd00000000000000000001 --account me --seed foxes --concurrency 8 --budget-usd 12.50',
    'genledger executions start 66cd00000000000000000001 --account me --seed foxes --first-index 120',
  ],
  arguments: { cook: argument('Id of the cook', objectId<CookId>()) },
  flags: {
    account: required('ID', 'Whose it is', externalId<AccountId>()),
    seed: optional('SEED', 'Decides every piece; its own id where it is left out', text(200)),
    concurrency: optional('N', 'Pieces made side by side, 1 to 200', wholeNumber(1, 200)),
    budgetUsd: optional('AMOUNT', 'US dollars after which no piece is started', usd),
    budgetPoints: optional('N', 'Points after which no piece is started', wholeNumber(1, 1_000_000_000)),
    firstIndex: optional('N', 'Begin at this piece, from 0', wholeNumber(0, 1_000_000)),
  },
  onInterrupt: 'stop',
  async run(session, { cook, account, budgetUsd, budgetPoints, ...plan }) {
    const { startCookExecution, startCookExecutionSchema } = await import('@genledger/services/execution');
    const { findExecution } = await import('./find-execution.ts');
    const input = startCookExecutionSchema.parse({
      cookId: cook,
      accountId: account,
      budget: { usd: budgetUsd, points: budgetPoints },
      ...plan,
    });
    const ledger = await session.openLedger({ changes: true });
    const started = await startCookExecution(ledger, input);
    if (!started.ok) return presentServiceError(started.error, 'genledger cooks list');
    const id: string = started.value.id;
    const found = await findExecution(ledger, id as ExecutionId);
    return found.ok ? presentStarted(found.value.view) : presentServiceError(found.error);
  },
});
