import type { BrowsedRow, BrowseSort } from '@genledger/services/browse';
import type { Problem } from '../../outcome/problem.ts';
import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut } from '../../presenters/layout/width.ts';
import type { KeyName } from '../keys.ts';
import { wholeText } from '../text.ts';
import { textAt } from '../value.ts';
import type { Area, Destination, Excerpt, KeyHelp, View } from '../view.ts';
import { placeColumns, rowLine, type ScreenColumn, titleLine } from './columns.ts';
import { ListModel, type ListPorts } from './list-model.ts';
import type { RowSource } from './source.ts';
import { positionOf } from './window.ts';

/** What a list is narrowed and sorted by. */
export interface ListQuery {
  /** In the filter language. */
  readonly filter: string;
  readonly sort: BrowseSort;
}

/** A screen that is a list. */
export interface ListScreen {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly ScreenColumn[];
  readonly sort: BrowseSort;
  source(query: ListQuery): RowSource;
  destination(row: BrowsedRow): Destination | undefined;
  /** Lines above the titles. */
  heading?(area: Area, current: BrowsedRow | undefined): readonly string[];
}

/** What a list is given of the program around it. */
export type ListEnvironment = Pick<ListPorts, 'now' | 'explain' | 'changed'>;

const KEYS: readonly KeyHelp[] = [
  { keys: '↑↓ j k', does: 'move' },
  { keys: 'enter', does: 'open' },
  { keys: '/', does: 'filter' },
  { keys: 's', does: 'sort' },
  { keys: 'space', does: 'mark' },
  { keys: 'a', does: 'actions' },
  { keys: '←→ h l', does: 'choose column' },
  { keys: 'g G', does: 'first, last' },
  { keys: 'f F', does: 'filter by the value, without it' },
  { keys: 'c C', does: 'hide column, show all' },
  { keys: 'esc', does: 'clear marks, filter' },
];

/** Columns before the rows: the cursor, the mark, a space. */
const MARGIN = 3;

/** A list on the screen: moves, sorts, marks. */
export class ListView implements View {
  readonly screen: ListScreen;
  readonly about: string;
  readonly keys = KEYS;
  readonly marks = new Map<string, BrowsedRow>();
  readonly #environment: ListEnvironment;
  #query: ListQuery;
  #model: ListModel;
  #hidden: ReadonlySet<string> = new Set();
  #column = 0;
  #page = 20;
  #isOpen = false;

  constructor(screen: ListScreen, environment: ListEnvironment, query: Partial<ListQuery> = {}) {
    this.screen = screen;
    this.about = screen.about;
    this.#environment = environment;
    this.#query = { filter: '', sort: screen.sort, ...query };
    this.#model = this.#newModel();
  }

  get title(): string {
    return this.screen.title;
  }

  get query(): ListQuery {
    return this.#query;
  }

  get model(): ListModel {
    return this.#model;
  }

  get waiting(): string | undefined {
    return this.#model.waiting;
  }

  get problem(): Problem | undefined {
    return this.#model.problem;
  }

  get readAt(): Date | undefined {
    return this.#model.readAt;
  }

  /** The columns that are shown, in their order. */
  get columns(): readonly ScreenColumn[] {
    return this.screen.columns.filter(({ id }) => !this.#hidden.has(id));
  }

  /** The column that the cursor is in. */
  get column(): ScreenColumn | undefined {
    return this.columns[Math.min(this.#column, this.columns.length - 1)];
  }

  /** What actions are about: the marked rows, else the one under the cursor. */
  get targets(): readonly BrowsedRow[] {
    if (this.marks.size > 0) return [...this.marks.values()];
    return this.#model.current ? [this.#model.current] : [];
  }

  /** Narrows or sorts the list otherwise. */
  ask(query: Partial<ListQuery>): void {
    this.#query = { ...this.#query, ...query };
    this.#model.close();
    this.#model = this.#newModel();
    if (this.#isOpen) this.#model.open();
    this.#environment.changed();
  }

  /** Hides columns by their ids. */
  hide(ids: Iterable<string>): void {
    this.#hidden = new Set(ids);
  }

  get hidden(): readonly string[] {
    return [...this.#hidden];
  }

  press(key: KeyName): boolean {
    return this.#move(key) || this.#arrange(key);
  }

  destination(): Destination | undefined {
    return this.#model.current && this.screen.destination(this.#model.current);
  }

  excerpt(): Excerpt | undefined {
    const { current } = this.#model;
    return current && { title: 'id', text: current.id };
  }

  open(): void {
    this.#isOpen = true;
    this.#model.open();
  }

  close(): void {
    this.#isOpen = false;
    this.#model.close();
  }

  reload(): void {
    this.#model.reload();
  }

  lines(area: Area): readonly string[] {
    const heading = this.screen.heading?.(area, this.#model.current) ?? [];
    const height = Math.max(1, area.height - heading.length - 2);
    this.#page = height;
    this.#model.resize(height);
    const { rows, top, cursor } = this.#model.window;
    const placed = placeColumns(this.columns, area.width - MARGIN);
    const shown = rows.slice(top, top + height).map((row, index) => {
      const isCurrent = top + index === cursor;
      const margin = `${isCurrent ? '▌' : ' '}${this.marks.has(row.id) ? '*' : ' '} `;
      return margin + rowLine(placed, row.value, area.paint, area.now, isCurrent);
    });
    const titles = titleLine(placed, area.paint, this.#query.sort, this.column?.id);
    return [
      this.#summary(area),
      ...heading,
      ' '.repeat(MARGIN) + titles,
      ...(shown.length > 0 ? shown : [area.paint('quiet', cut(this.#emptiness(), area.width))]),
    ];
  }

  #newModel(): ListModel {
    return new ListModel({
      ...this.#environment,
      title: this.screen.title,
      source: this.screen.source(this.#query),
    });
  }

  #emptiness(): string {
    if (this.waiting !== undefined) return '   Reading…';
    if (this.problem !== undefined) return '   Nothing could be read.';
    return this.#query.filter === ''
      ? '   There is nothing here.'
      : '   Nothing matches the filter; esc clears it.';
  }

  #summary({ width, paint }: Area): string {
    const { count } = this.#model.counter;
    const counted = count.kind === 'unknown' ? '…' : wholeText(count.count);
    const total = count.kind === 'estimated' ? `~${counted}` : counted;
    const position = positionOf(this.#model.window);
    const parts = [
      position === undefined ? total : `${wholeText(position)} of ${total}`,
      ...(this.#query.filter === '' ? [] : [`filter ${neutralise(this.#query.filter)}`]),
      ...(this.marks.size > 0 ? [`* ${this.marks.size} marked`] : []),
      ...(this.#model.added > 0 ? [`↑ ${this.#model.added} new (g)`] : []),
      ...(this.#model.isSlow ? ['! no index serves this: limited to 8 s'] : []),
    ];
    const title = ` ${this.title}  `;
    return paint('strong', title) + paint('quiet', cut(parts.join('  ·  '), width - title.length));
  }

  #move(key: KeyName): boolean {
    const model = this.#model;
    const moves: Readonly<Record<KeyName, () => void>> = {
      down: () => model.moveBy(1),
      j: () => model.moveBy(1),
      up: () => model.moveBy(-1),
      k: () => model.moveBy(-1),
      pagedown: () => model.moveBy(this.#page),
      'ctrl+f': () => model.moveBy(this.#page),
      'ctrl+d': () => model.moveBy(Math.ceil(this.#page / 2)),
      pageup: () => model.moveBy(-this.#page),
      'ctrl+b': () => model.moveBy(-this.#page),
      'ctrl+u': () => model.moveBy(-Math.ceil(this.#page / 2)),
      g: () => model.toStart(),
      home: () => model.toStart(),
      G: () => model.toEnd(),
      end: () => model.toEnd(),
    };
    const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
    move?.();
    return move !== undefined;
  }

  #arrange(key: KeyName): boolean {
    switch (key) {
      case 'left':
      case 'h':
        this.#column = Math.max(0, this.#column - 1);
        break;
      case 'right':
      case 'l':
        this.#column = Math.min(this.columns.length - 1, this.#column + 1);
        break;
      case 'space':
        this.#mark();
        break;
      case 's':
        this.#sort();
        break;
      case 'c':
        if (this.column && this.columns.length > 1) this.hide([...this.#hidden, this.column.id]);
        break;
      case 'C':
        this.hide([]);
        break;
      case 'escape':
        return this.#clear();
      default:
        return false;
    }
    this.#environment.changed();
    return true;
  }

  #mark(): void {
    const { current } = this.#model;
    if (current === undefined) return;
    if (!this.marks.delete(current.id)) this.marks.set(current.id, current);
    this.#model.moveBy(1);
  }

  #sort(): void {
    const { column } = this;
    if (column === undefined) return;
    const isSame = this.#query.sort.field === column.field;
    const direction = isSame && this.#query.sort.direction === 'descending' ? 'ascending' : 'descending';
    this.ask({ sort: { field: column.field, direction } });
  }

  #clear(): boolean {
    if (this.marks.size > 0) this.marks.clear();
    else if (this.#query.filter !== '') this.ask({ filter: '' });
    else return false;
    this.#environment.changed();
    return true;
  }
}

/** The value under the cursor of a list, as the filter language has it. */
export function valueUnderCursor(
  view: ListView,
): { readonly field: string; readonly value: string } | undefined {
  const { column } = view;
  const value = column && view.model.current && textAt(view.model.current.value, column.field);
  return column && value !== undefined ? { field: column.field, value } : undefined;
}
