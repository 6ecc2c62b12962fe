import { isoWeekName } from '@genledger/domain/statistics';
import { html, type Markup } from '../markup.ts';

const WEEK_MS = 7 * 86_400_000;
/** Weeks offered to choose from: two years. An address may name any. */
const OFFERED_WEEKS = 104;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A choice of a list. */
export function option(value: string, title: string, isChosen: boolean): Markup {
  return html`<option value="${value}" ${isChosen && 'selected'}>${title}</option>`;
}

/** Makes lists of the weeks to choose from, newest first, for a page that has several of them. */
export function weekLists(thisWeek: Date): (chosen: Date | undefined) => readonly Markup[] {
  const named = (week: Date) => {
    const name = isoWeekName(week);
    return { name, title: `${name} · ${DAY.format(week)}`, time: week.getTime() };
  };
  const offered = Array.from({ length: OFFERED_WEEKS }, (_, back) =>
    named(new Date(thisWeek.getTime() - back * WEEK_MS)),
  );
  return (chosen) => {
    const isOffered = offered.some(({ time }) => time === chosen?.getTime());
    const all = chosen === undefined || isOffered ? offered : [...offered, named(chosen)];
    return all.map(({ name, title, time }) => option(name, title, time === chosen?.getTime()));
  };
}

/** A list to choose one of. */
export function select(name: string, label: string, options: readonly Markup[]): Markup {
  return html`<div class="field field-${name}"><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}">${options}</select></div>`;
}
