import { aliasesOf, type FilterField, type FilterSchema } from '@genledger/domain/filter';
import { html, type Markup } from '../markup.ts';

const TERMS = [
  ['status:failed,cancelled', 'is one of these'],
  ['tool:"Flux Dev" tool:Flux*', 'exact text; begins so'],
  ['error:memory', 'prose contains it'],
  ['cost>0.5 age>24h', 'more; also >=, <, <='],
  ['duration:30s..5m', 'a range, both ends included'],
  ['since:24h until:2026-11-01', 'within an age; before a time'],
  ['missing:ended has:error', 'the field is not there; it is'],
  ['-platform:none', 'not so'],
  ['"some words"', 'contained in any field that is searched'],
] as const;

function fieldRow(schema: FilterSchema, field: FilterField): Markup {
  const names = [field.name, ...aliasesOf(schema, field)].map((name) => html`<code>${name}</code> `);
  const words = field.words ? `: ${field.words.join(', ')}` : '';
  return html`<tr><th scope="row">${names}</th><td>${field.type}</td><td class="prose">${field.meaning}${words}</td></tr>`;
}

/** What can be written: the language in short, and the fields that there are. */
export function filterHelp(schema: FilterSchema): Markup {
  return html`<details class="filter-help"><summary>What can be asked</summary>
    <div class="filter-help-body">
      <dl class="terms">${TERMS.map(([term, meaning]) => html`<div><dt><code>${term}</code></dt><dd>${meaning}</dd></div>`)}</dl>
      <div class="table-scroll" role="region" aria-label="Fields" tabindex="0"><table class="figures">
        <thead><tr><th scope="col">Field</th><th scope="col">Holds</th><th scope="col">Meaning</th></tr></thead>
        <tbody>${schema.fields.map((field) => fieldRow(schema, field))}</tbody>
      </table></div>
    </div></details>`;
}
