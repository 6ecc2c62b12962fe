import type { Problem } from '../../outcome/problem.ts';
import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut } from '../../presenters/layout/width.ts';
import { wholeText } from '../text.ts';
import type { Area } from '../view.ts';
import { placeColumns, rowLine, type ScreenColumn, titleLine } from './columns.ts';
import type { ListModel } from './list-model.ts';
import type { ListQuery } from './query.ts';
import { positionOf } from './window.ts';

/** What is shown of a list. */
export interface ShownList {
  readonly title: string;
  readonly model: ListModel;
  readonly query: ListQuery;
  readonly columns: readonly ScreenColumn[];
  /** The column that the cursor is in. */
  readonly column: ScreenColumn | undefined;
  readonly marks: ReadonlyMap<string, unknown>;
  readonly waiting: string | undefined;
  readonly problem: Problem | undefined;
  readonly screen: { readonly emptiness?: string };
}

/** Columns before the rows: the cursor, the mark, a space. */
const MARGIN = 3;

function emptiness({ waiting, problem, query, screen }: ShownList): string {
  if (waiting !== undefined) return '   Reading…';
  if (problem !== undefined) return '   Nothing could be read.';
  return query.filter === ''
    ? `   ${screen.emptiness ?? 'There is nothing here.'}`
    : '   Nothing matches the filter; esc clears it.';
}

/** The line that says what the list is: how long, how narrowed, what is marked, what is new. */
export function summaryLine({ title, model, query, marks }: ShownList, { width, paint }: Area): string {
  const { count } = model.counter;
  const counted = count.kind === 'unknown' ? '…' : wholeText(count.count);
  const total = count.kind === 'estimated' ? `~${counted}` : counted;
  const position = positionOf(model.window);
  const parts = [
    position === undefined ? total : `${wholeText(position)} of ${total}`,
    ...(query.filter === '' ? [] : [`filter ${neutralise(query.filter)}`]),
    ...(marks.size > 0 ? [`* ${marks.size} marked`] : []),
    ...(model.added > 0 ? [`↑ ${model.added} new (g)`] : []),
    ...(model.isSlow ? ['! no index serves this: limited to 8 s'] : []),
  ];
  const name = ` ${title}  `;
  return paint('strong', name) + paint('quiet', cut(parts.join('  ·  '), width - name.length));
}

/** The titles and the rows that are seen. @param height how many rows there is room for */
export function rowLines(list: ShownList, height: number, { width, paint, now }: Area): readonly string[] {
  const { rows, top, cursor } = list.model.window;
  const placed = placeColumns(list.columns, width - MARGIN);
  const shown = rows.slice(top, top + height).map((row, index) => {
    const isCurrent = top + index === cursor;
    const margin = `${isCurrent ? '▌' : ' '}${list.marks.has(row.id) ? '*' : ' '} `;
    return margin + rowLine(placed, row.value, paint, now, isCurrent);
  });
  const titles = titleLine(placed, paint, list.query.sort, list.column?.id);
  const empty = [paint('quiet', cut(emptiness(list), width))];
  return [' '.repeat(MARGIN) + titles, ...(shown.length > 0 ? shown : empty)];
}
