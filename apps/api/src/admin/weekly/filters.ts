import type { ToolId } from '@genledger/domain/kernel';
import { isoWeekName } from '@genledger/domain/statistics';
import { html, type Markup } from '../markup.ts';
import { MEASURES } from './measures.ts';
import { COMPARISONS, type Comparison, type WeeklyView } from './view.ts';

const WEEK_MS = 7 * 86_400_000;
/** Weeks offered to choose from: two years. An address may name any. */
const OFFERED_WEEKS = 104;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const COMPARISON_TITLES: Readonly<Record<Comparison, string>> = {
  before: 'The weeks before',
  year: 'A year earlier',
  week: 'Weeks from …',
  none: 'Nothing',
};

/** What there is to choose from. */
export interface Choices {
  readonly thisWeek: Date;
  readonly environments: readonly string[];
  readonly tools: ReadonlyMap<ToolId, string>;
}

function option(value: string, title: string, isChosen: boolean): Markup {
  return html`<option value="${value}" ${isChosen && 'selected'}>${title}</option>`;
}

function weekOptions(choices: Choices, chosen: Date | undefined): readonly Markup[] {
  const offered = Array.from(
    { length: OFFERED_WEEKS },
    (_, back) => new Date(choices.thisWeek.getTime() - back * WEEK_MS),
  );
  const isOffered = offered.some((week) => week.getTime() === chosen?.getTime());
  const all = chosen === undefined || isOffered ? offered : [...offered, chosen];
  return all.map((week) => {
    const name = isoWeekName(week);
    return option(name, `${name} · ${DAY.format(week)}`, week.getTime() === chosen?.getTime());
  });
}

function select(name: string, label: string, options: readonly Markup[]): Markup {
  return html`<div class="field field-${name}"><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}">${options}</select></div>`;
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
  return html`<form method="get" action="/admin/weekly" class="filters" aria-label="What is shown">
    ${select('from', 'From', weekOptions(choices, view.from))}
    ${select('to', 'To', weekOptions(choices, view.to))}
    ${select('environment', 'Environment', environments)}
    ${toolChecks(view, choices)}
    ${measureChecks(view)}
    ${select('compare', 'Compare with', comparisons)}
    ${select('week', 'Weeks from', weekOptions(choices, view.comparison === 'week' ? view.comparedFrom : undefined))}
    <button class="button primary" type="submit">Show</button>
  </form>`;
}
