import { type Binding, bindingsOf, type SpellDefinition, type SpellStep } from '@genledger/domain/spell';
import { factList } from '../elements/facts.ts';
import type { ListColumn } from '../lists/list-kind.ts';
import { listAddress } from '../lists/list-view.ts';
import { recordTable } from '../lists/record-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';

function bindingText(binding: Binding): string {
  if ('input' in binding) return `what the cast is given as ${binding.input}`;
  if ('step' in binding) return `${binding.path} of ${binding.step}`;
  return JSON.stringify(binding.value) ?? '';
}

const STEPS: readonly ListColumn<SpellStep>[] = [
  { title: 'Step', field: 'id', value: ({ id }) => id },
  {
    title: 'Tool',
    field: 'toolId',
    value: ({ toolId }) => toolId,
    cell: ({ toolId }) =>
      html`<a href="${listAddress('/generations', `toolId:${JSON.stringify(toolId)}`)}">${toolId}</a>`,
  },
  {
    title: 'Inputs',
    field: 'inputs',
    value: (step) =>
      bindingsOf(step)
        .map(([name, binding]) => `${name}: ${bindingText(binding)}`)
        .join('; ') || undefined,
  },
  { title: 'Tries', field: 'attempts', value: ({ onFailure }) => onFailure?.attempts ?? 1, isNumber: true },
];

type ExposedInput = SpellDefinition['exposedInputs'][number];

const INPUTS: readonly ListColumn<ExposedInput>[] = [
  { title: 'Input', field: 'name', value: ({ name }) => name },
  { title: 'Type', field: 'type', value: ({ type }) => type },
  { title: 'Must be given', field: 'required', value: ({ required }) => (required === true ? 'yes' : 'no') },
  { title: 'Else', field: 'default', value: ({ default: usual }) => JSON.stringify(usual) },
  { title: 'Meaning', field: 'description', value: ({ description }) => description },
];

function previews(links: readonly string[]): Markup {
  if (links.length === 0) return NOTHING;
  const all = links.map(
    (link, index) =>
      [
        `Picture ${index + 1}`,
        html`<a href="${link}" rel="noopener noreferrer nofollow" target="_blank">${link}</a>`,
      ] as const,
  );
  return html`<section class="card"><div class="card-heading"><h2>Pictures of what it makes</h2></div>${factList(all)}</section>`;
}

/** What a spell consists of: its steps in order, and what a cast of it is given. */
export function stepsCards({ steps, exposedInputs, previewImages }: SpellDefinition): Markup {
  const given =
    exposedInputs.length === 0
      ? html`<p class="card-text muted">A cast of it is given nothing.</p>`
      : recordTable(INPUTS, exposedInputs, 'Inputs');
  return html`<section class="card"><div class="card-heading"><h2>Steps</h2></div>${recordTable(STEPS, steps, 'Steps')}</section>
    <section class="card"><div class="card-heading"><h2>Inputs</h2></div>${given}</section>
    ${previews(previewImages)}`;
}
