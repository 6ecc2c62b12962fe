import type { SpellId } from '@genledger/domain/kernel';
import { defineCommand } from '../../command/definition.ts';
import { objectId } from '../../command/id-parsers.ts';
import { argument } from '../../command/inputs.ts';
import { presentServiceError } from '../../outcome/problem.ts';
import { presentDefinition } from '../../presenters/definition.ts';

/** `genledger spells show` */
export const showCommand = defineCommand({
  description:
    'Show a spell: what a cast is given, its steps, and where each input of each step comes from. With --json it can be given to genledger spells save.',
  examples: [
    'genledger spells show 66cd00000000000000000001',
    'genledger spells show 66cd00000000000000000001 --json > spell.json',
  ],
  arguments: { id: argument('Id of the spell', objectId<SpellId>()) },
  async run(session, { id }) {
    const { getDefinition } = await import('@genledger/services/execution');
    const spell = await getDefinition(await session.openLedger({ changes: false }), 'spells', id);
    return spell.ok
      ? presentDefinition('Spell', spell.value)
      : presentServiceError(spell.error, 'genledger spells list');
  },
});
