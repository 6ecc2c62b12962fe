import type { CookId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument, optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentSaved } from '../../presenters/definition.ts';
import { readDefinition } from '../../session/read-definition.ts';

/** `genledger cooks save` */
export const saveCommand = defineCommand({
  description: `Save a cook from a file of JSON, or anew under the id that it has; - reads standard input. The file holds what POST /v1/cooks takes, or what genledger cooks show --json prints.

Everything is validated first, and so is whether the target can be made at all: with one mistake, nothing is changed and every mistake is named. Executions that run keep the cook they began with.`,
  examples: [
    'genledger cooks save cook.json',
    'genledger cooks save cook.json --id 66cd00000000000000000001',
  ],
  arguments: { file: argument('The file, or - for standard input', text(4096)) },
  flags: { id: optional('ID', 'Replace this cook', objectId<CookId>()) },
  onInterrupt: 'stop',
  async run(session, { file, id }) {
    const { getDefinition, saveCook } = await import('@genledger/services/execution');
    const definition = await readDefinition(session.host, file);
    if (!definition.ok) return presentServiceError(definition.error);
    const ledger = await session.openLedger({ changes: true });
    const saved = await saveCook(ledger, definition.value, id);
    if (!saved.ok) return presentServiceError(saved.error, 'genledger cooks list');
    const cook = await getDefinition(ledger, 'cooks', saved.value);
    return cook.ok
      ? presentSaved(cook.value, `To make it: genledger executions start ${saved.value} --account ID`)
      : presentServiceError(cook.error);
  },
});
