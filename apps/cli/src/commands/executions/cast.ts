import type { AccountId, SpellId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { externalId, objectId } from '../../command/id-parsers.ts';
import { argument, repeatable, required } from '../../command/inputs.ts';
import { presentProblem, presentServiceError } from '../../outcome/problem.ts';
import { presentStarted } from '../../presenters/execution-change.ts';
import type { ExecutionId } from './find-execution.ts';
import { namedValue } from './named-value.ts';

/** `genledger executions cast` */
export const castCommand = defineCommand({
  description: `Cast a spell. The cast is carried out by the processes of the API, wherever they run, and goes on when they are restarted; this command only writes it down.

Inputs are checked against the spell first. A value that is JSON is taken as such, so that seed=7 gives a number, and title='"7"' a text; every other value is a text as it stands.`,
  examples: [
    'genledger executions cast 66cd00000000000000000001 --account me --input prompt=fox --input seed=7',
    'genledger executions cast 66cd00000000000000000001 --account me --json',
  ],
  arguments: { spell: argument('Id of the spell', objectId<SpellId>()) },
  flags: {
    account: required('ID', 'Whose it is', externalId<AccountId>()),
    input: repeatable('NAME=VALUE', 'An exposed input of the spell; once for each of them', namedValue),
  },
  onInterrupt: 'stop',
  async run(session, { spell, account, input }) {
    const inputs = new Map(input);
    if (inputs.size < input.length) {
      return presentProblem({ code: 'bad-usage', message: 'Give each input once.' });
    }
    const { startSpellCast, startSpellCastSchema } = await import('@genledger/services/execution');
    const { findExecution } = await import('./find-execution.ts');
    const cast = startSpellCastSchema.parse({
      spellId: spell,
      accountId: account,
      inputs: Object.fromEntries(inputs),
    });
    const ledger = await session.openLedger({ changes: true });
    const started = await startSpellCast(ledger, cast);
    if (!started.ok) return presentServiceError(started.error, 'genledger spells list');
    const id: string = started.value.id;
    const found = await findExecution(ledger, id as ExecutionId);
    return found.ok ? presentStarted(found.value.view) : presentServiceError(found.error);
  },
});
