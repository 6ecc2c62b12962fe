import { html, type Markup } from '../markup.ts';

/** Something that is known of a record; nothing where it is not known. */
export type Fact = readonly [label: string, value: Markup | string | undefined];

/** Facts in a list; what is not known is left out. */
export function factList(facts: readonly Fact[]): Markup {
  const shown = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  );
  return html`<dl class="facts">${shown}</dl>`;
}

/** Facts under a heading. */
export function factsCard(title: string, facts: readonly Fact[]): Markup {
  return html`<section class="card"><div class="card-heading"><h2>${title}</h2></div>${factList(facts)}</section>`;
}
