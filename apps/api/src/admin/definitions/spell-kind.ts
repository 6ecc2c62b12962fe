import { parseObjectId, type SpellId } from '@genledger/domain/kernel';
import type { SpellDefinition } from '@genledger/domain/spell';
import { getDefinition, loadSpell, saveSpell } from '@genledger/services/execution';
import { jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { html, NOTHING } from '../markup.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { replaceAction } from './actions.ts';
import { definitionAddress } from './address.ts';
import { castAction } from './cast-action.ts';
import { brokenNotice, definitionCard, describeDefinition, type StoredDefinition } from './definition.ts';
import { estimateTiles } from './estimate-tiles.ts';
import { executionsCard } from './executions-card.ts';
import { stepsCards } from './steps-card.ts';

/** The pages of spells. */
export const SPELL: RecordKind<StoredDefinition<SpellDefinition>> = {
  noun: 'spell',
  pattern: '/spells/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<SpellId>(id);
    const found = known.ok ? await getDefinition(ledger, 'spells', known.value) : known;
    if (!known.ok || !found.ok) return;
    return { id: known.value, view: found.value, definition: await loadSpell(ledger, known.value) };
  },
  addressOf: ({ id }) => definitionAddress('spells', id),
  describe: (spell) => describeDefinition('Spell', spell),
  actions: [
    castAction,
    replaceAction('spell', (ledger, input, id) => saveSpell(ledger, input, id as SpellId)),
  ],
  async page(context, ledger, spell, { actions, notice }) {
    const { id, view, definition } = spell;
    const steps = definition.ok ? wholeText(definition.value.steps.length) : undefined;
    return page(context, {
      title: view.name,
      place: 'spells',
      subtitle: html`Spell <code>${id}</code>`,
      actions,
      body: html`${notice}${brokenNotice(spell)}
      ${definitionCard(spell, [['Steps', steps]])}
      ${definition.ok ? html`${await estimateTiles(ledger, { spellId: id as SpellId })}${stepsCards(definition.value)}` : NOTHING}
      ${await executionsCard(ledger, 'Casts', `kind:cast spellId:${id}`)}
      ${await operationsCard(ledger, id)}
      ${jsonCard('Whole record, as JSON', view)}`,
    });
  },
};
