import { timeText } from '../elements/time.ts';
import { NO_FIGURE } from '../format/figures.ts';
import { html, type Markup } from '../markup.ts';
import type { ListColumn } from './list-kind.ts';

function shown<Item>(column: ListColumn<Item>, item: Item): Markup | string {
  if (column.cell) return column.cell(item);
  const value = column.value(item);
  if (value === undefined) return NO_FIGURE;
  return value instanceof Date ? timeText(value) : String(value);
}

/** A text may be so long in a row of figures; the whole of a longer one is on the page of its record. */
const LONGEST_TEXT = 40;

function cell<Item>(column: ListColumn<Item>, item: Item): Markup {
  const content = shown(column, item);
  if (column.isNumber) return html`<td class="number">${content}</td>`;
  if (column.isProse) return html`<td class="prose">${content}</td>`;
  const isLong = typeof content === 'string' && content.length > LONGEST_TEXT;
  return isLong ? html`<td class="long" title="${content}">${content}</td>` : html`<td>${content}</td>`;
}

/** A table of records, a row each; the first column names the record. @param label what it is called for who does not see it */
export function recordTable<Item>(
  columns: readonly ListColumn<Item>[],
  items: readonly Item[],
  label = 'Records',
): Markup {
  const [name, ...others] = columns;
  if (name === undefined) throw new Error('a table needs a column');
  const heads = columns.map(
    ({ title, isNumber }) => html`<th scope="col" ${isNumber && html`class="number"`}>${title}</th>`,
  );
  const rows = items.map(
    (item) => html`<tr>
      <th scope="row">${shown(name, item)}</th>
      ${others.map((column) => cell(column, item))}
    </tr>`,
  );
  return html`<div class="table-scroll" role="region" aria-label="${label}" tabindex="0"><table class="figures">
    <thead><tr>${heads}</tr></thead><tbody>${rows}</tbody>
  </table></div>`;
}
