import type { SpellId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument, optional } from '../../command/inputs.ts';
import { text } from '../../command/parsers.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentSaved } from '../../presenters/definition.ts';
import { readDefinition } from '../../session/read-definition.ts';

/** `genledger spells save` */
export const saveCommand = defineCommand({
  description: `Save a spell from a file of JSON, or anew under the id that it has; - reads standard input. The file holds what POST /v1/spells takes, or what genledger spells show --json prints.

Everything is validated first, against the tools of the registry as well: with one mistake, nothing is changed and every mistake is named. Casts that run keep the spell they began with.`,
  examples: [
    'genledger spells save spell.json',
    'genledger spells save spell.json --id 66cd00000000000000000001',
  ],
  arguments: { file: argument('The file, or - for standard input', text(4096)) },
  flags: { id: optional('ID', 'Replace this spell', objectId<SpellId>()) },
  onInterrupt: 'stop',
  async run(session, { file, id }) {
    const { getDefinition, saveSpell } = await import('@genledger/services/execution');
    const definition = await readDefinition(session.host, file);
    if (!definition.ok) return presentServiceError(definition.error);
    const ledger = await session.openLedger({ changes: true });
    const saved = await saveSpell(ledger, definition.value, id);
    if (!saved.ok) return presentServiceError(saved.error, 'genledger spells list');
    const spell = await getDefinition(ledger, 'spells', saved.value);
    return spell.ok
      ? presentSaved(spell.value, `To cast it: genledger executions cast ${saved.value} --account ID`)
      : presentServiceError(spell.error);
  },
});
