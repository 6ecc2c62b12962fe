import type { CookDefinition } from '@genledger/domain/cook';
import { type CookId, parseObjectId } from '@genledger/domain/kernel';
import { getDefinition, loadCook, saveCook } from '@genledger/services/execution';
import { type Fact, factsCard } from '../elements/facts.ts';
import { jsonCard } from '../elements/json-card.ts';
import { operationsCard } from '../elements/operations-card.ts';
import { recordLink } from '../elements/record-link.ts';
import { wholeText } from '../format/figures.ts';
import { page } from '../layout/page.ts';
import { listAddress } from '../lists/list-view.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { replaceAction } from './actions.ts';
import { definitionAddress } from './address.ts';
import { brokenNotice, definitionCard, describeDefinition, type StoredDefinition } from './definition.ts';
import { estimateTiles } from './estimate-tiles.ts';
import { executeAction } from './execute-action.ts';
import { executionsCard } from './executions-card.ts';
import { forecastCard } from './forecast-card.ts';

type Cook = StoredDefinition<CookDefinition>;

function workFact({ work }: CookDefinition): Markup {
  return work.kind === 'spell'
    ? html`casts of spell ${recordLink(definitionAddress('spells', work.spellId), work.spellId)}`
    : html`tool <a href="${listAddress('/generations', `toolId:${JSON.stringify(work.toolId)}`)}">${work.toolId}</a>`;
}

function cookFacts(definition: CookDefinition): readonly Fact[] {
  const { targetSize, randomness, onFailure } = definition;
  const tries = `${wholeText(onFailure.attempts)}${onFailure.thenReplace ? ', then another piece takes its place' : ''}`;
  return [
    ['Pieces are made by', workFact(definition)],
    ['Pieces', wholeText(targetSize)],
    ['Two pieces alike', randomness.duplicates],
    ['Differ by', randomness.distinctBy?.join(', ')],
    ['Seed', randomness.seed && `${randomness.seed.mode}, into ${randomness.seed.input}`],
    ['Tries of a piece', tries],
  ];
}

function templatesCard({ templates }: CookDefinition): Markup {
  const all = Object.entries(templates);
  return all.length === 0 ? NOTHING : factsCard('Templates', all);
}

async function partsOf(
  ledger: Parameters<RecordKind<Cook>['page']>[1],
  { id, definition }: Cook,
): Promise<Markup> {
  if (!definition.ok) return NOTHING;
  const { value } = definition;
  return html`${await estimateTiles(ledger, { cookId: id as CookId })}
    ${forecastCard(value)}${templatesCard(value)}
    ${Object.keys(value.parameters).length === 0 ? NOTHING : jsonCard('Inputs of every piece', value.parameters)}`;
}

/** The pages of cooks. */
export const COOK: RecordKind<Cook> = {
  noun: 'cook',
  pattern: '/cooks/:id',
  async find(ledger, { id = '' }) {
    const known = parseObjectId<CookId>(id);
    const found = known.ok ? await getDefinition(ledger, 'cooks', known.value) : known;
    if (!known.ok || !found.ok) return;
    return { id: known.value, view: found.value, definition: await loadCook(ledger, known.value) };
  },
  addressOf: ({ id }) => definitionAddress('cooks', id),
  describe: (cook) => describeDefinition('Cook', cook),
  actions: [
    executeAction,
    replaceAction('cook', (ledger, input, id) => saveCook(ledger, input, id as CookId)),
  ],
  async page(context, ledger, cook, { actions, notice }) {
    const { id, view, definition } = cook;
    return page(context, {
      title: view.name,
      place: 'cooks',
      subtitle: html`Cook <code>${id}</code>`,
      actions,
      body: html`${notice}${brokenNotice(cook)}
      ${definitionCard(cook, definition.ok ? cookFacts(definition.value) : [])}
      ${await partsOf(ledger, cook)}
      ${await executionsCard(ledger, 'Executions', `kind:cook cookId:${id}`)}
      ${await operationsCard(ledger, id)}
      ${jsonCard('Whole record, as JSON', view)}`,
    });
  },
};
