import type { ToolId } from '@genledger/domain/kernel';
import { option, select, weekLists } from '../elements/fields.ts';
import { html, type Markup } from '../markup.ts';
import { MEASURES } from './measures.ts';
import { COMPARISONS, type Comparison, type WeeklyView } from './view.ts';

const COMPARISON_TITLES: Readonly<Record<Comparison, string>> = {
  before: 'The weeks before',
  year: 'A year earlier',
  week: 'Weeks from …',
  none: 'Nothing',
};

/** What there is to choose from. */
export interface Choices {
  readonly thisWeek: Date;
  /** Of the weeks. */
  readonly timeZone: string;
  readonly environments: readonly string[];
  readonly tools: ReadonlyMap<ToolId, string>;
}

/** Accounts are too many to choose from. */
function accountField({ accountId }: WeeklyView): Markup {
  return html`<div class="field field-account"><label for="filter-account">Account</label><input id="filter-account" name="account" type="text" value="${accountId ?? ''}" placeholder="All" maxlength="256" autocomplete="off" spellcheck="false"></div>`;
}

interface Check {
  readonly value: string;
  readonly title: string;
  readonly isChosen: boolean;
}

function checks(name: string, label: string, summary: string, all: readonly Check[]): Markup {
  const boxes = all.map(
    ({ value, title, isChosen }) =>
      html`<label class="check"><input type="checkbox" name="${name}" value="${value}" ${isChosen && 'checked'}><span>${title}</span></label>`,
  );
  return html`<div class="field"><span class="label" id="filter-${name}-label">${label}</span><details class="choice"><summary aria-labelledby="filter-${name}-label filter-${name}-summary"><span id="filter-${name}-summary">${summary}</span></summary><div class="choice-list" role="group" aria-labelledby="filter-${name}-label">${boxes}</div></details></div>`;
}

function toolChecks(view: WeeklyView, choices: Choices): Markup {
  const unknown = view.toolIds
    .filter((id) => !choices.tools.has(id))
    .map((id) => [id, id as string] as const);
  const all = [...choices.tools, ...unknown].map(([value, title]) => ({
    value,
    title,
    isChosen: view.toolIds.includes(value),
  }));
  const summary = view.toolIds.length === 0 ? 'All' : `${view.toolIds.length} chosen`;
  return checks('tool', 'Tools', summary, all);
}

function measureChecks(view: WeeklyView): Markup {
  const all = MEASURES.map((measure) => ({
    value: measure.id,
    title: measure.title,
    isChosen: view.measures.includes(measure),
  }));
  return checks('show', 'Charts', view.measures.map(({ title }) => title).join(', '), all);
}

/** The form that makes a view; it works without any script. */
export function filters(view: WeeklyView, choices: Choices): Markup {
  const environments = [
    option('', 'All', view.environment === undefined),
    ...choices.environments.map((name) => option(name, name, name === view.environment)),
  ];
  const comparisons = COMPARISONS.map((each) =>
    option(each, COMPARISON_TITLES[each], each === view.comparison),
  );
  const weeks = weekLists(choices.thisWeek);
  return html`<form method="get" action="/admin/weekly" class="filters" aria-label="What is shown">
    ${select('from', 'From', weeks(view.from))}
    ${select('to', 'To', weeks(view.to))}
    ${select('environment', 'Environment', environments)}
    ${accountField(view)}
    ${toolChecks(view, choices)}
    ${measureChecks(view)}
    ${select('compare', 'Compare with', comparisons)}
    ${select('week', 'Weeks from', weeks(view.comparison === 'week' ? view.comparedFrom : undefined))}
    <button class="button primary" type="submit">Show</button>
  </form>`;
}
