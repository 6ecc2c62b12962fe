import type { SpellDefinition } from '@genledger/domain/spell';
import { startSpellCast, startSpellCastSchema } from '@genledger/services/execution';
import { html } from '../markup.ts';
import type { RecordAction } from '../records/record-kind.ts';
import { keptWork, readInput, readJson } from './actions.ts';
import type { StoredDefinition } from './definition.ts';
import { fieldText, jsonField, lineField } from './form-fields.ts';

/** What stands in for the inputs of a cast until they are written: their defaults. */
function usualInputs({ definition }: StoredDefinition<SpellDefinition>): object {
  const exposed = definition.ok ? definition.value.exposedInputs : [];
  return Object.fromEntries(exposed.map(({ name, default: usual }) => [name, usual ?? null]));
}

/** Casts a spell. */
export const castAction: RecordAction<StoredDefinition<SpellDefinition>> = {
  name: 'cast',
  title: 'Cast',
  consequence:
    'Its steps are made from now on, and charged to the account. It can be cancelled; what was charged stays charged.',
  done: 'It is cast: the cast is the first below.',
  isGrave: true,
  isOffered: ({ definition }) => definition.ok,
  ask: (item, form) => html`${lineField(form, 'accountId', 'Account', item.view.ownerAccountId)}
    ${jsonField(form, 'inputs', 'Inputs, as JSON', usualInputs(item))}`,
  async perform({ ledger }, { id }, operator, form) {
    const inputs = readJson(form, 'inputs');
    if (!inputs.ok) return inputs;
    const asked = { spellId: id, accountId: fieldText(form, 'accountId'), inputs: inputs.value };
    const input = readInput(startSpellCastSchema, asked);
    if (!input.ok) return input;
    const kept = { kind: 'execution-control', about: `cast of spell ${id}` } as const;
    return keptWork(ledger, operator, { ...kept, outcomeOf: (started) => `spell cast ${started.id}` }, () =>
      startSpellCast(ledger, input.value),
    );
  },
};
