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

/** The weeks to choose from, newest first. */
export function weekOptions(thisWeek: Date, chosen: Date | undefined): readonly Markup[] {
  const offered = Array.from(
    { length: OFFERED_WEEKS },
    (_, back) => new Date(thisWeek.getTime() - back * WEEK_MS),
  );
  const isOffered = offered.some((week) => week.getTime() === chosen?.getTime());
  const all = chosen === undefined || isOffered ? offered : [...offered, chosen];
  return all.map((week) => {
    const name = isoWeekName(week);
    return option(name, `${name} · ${DAY.format(week)}`, week.getTime() === chosen?.getTime());
  });
}

/** A list to choose one of. */
export function select(name: string, label: string, options: readonly Markup[]): Markup {
  return html`<div class="field field-${name}"><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}">${options}</select></div>`;
}
