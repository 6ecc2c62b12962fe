import type { SpellId } from '@genledger/domain/kernel';
import { spellDefinitionSchema } from '@genledger/domain/spell';
import { getDefinition, saveSpell } from '@genledger/services/execution';
import type { Api, ApiContext } from '../api-context.ts';
import { SPELL, SPELL_DEFINITION } from '../schemas/examples/execution.ts';
import { spellSchema } from '../schemas/execution.ts';
import { registerDefinitions } from './definition-routes.ts';
import { pathId } from './ids.ts';

/** The spells. */
export function registerSpells(app: Api, api: ApiContext): void {
  registerDefinitions<SpellId>(app, api, {
    tag: 'Spells',
    path: '/v1/spells',
    kind: 'spells',
    one: 'a spell',
    bodySchema: spellDefinitionSchema,
    bodyExample: SPELL_DEFINITION,
    answerSchema: spellSchema,
    answerExample: SPELL,
    idOf: pathId<SpellId>,
    save: saveSpell,
    get: (ledger, id) => getDefinition(ledger, 'spells', id),
  });
}
