import { type FilterSchema, parseFilter } from '@genledger/domain/filter';
import type { BrowsedRow, BrowseSort } from '@genledger/services/browse';
import type { Problem } from '../../outcome/problem.ts';
import type { KeyName } from '../keys.ts';
import { textAt } from '../value.ts';
import type { Area, Destination, Excerpt, View } from '../view.ts';
import type { ScreenColumn } from './columns.ts';
import { LIST_KEYS, moveList } from './list-keys.ts';
import { rowLines, summaryLine } from './list-lines.ts';
import { ListModel, type ListPorts } from './list-model.ts';
import type { ListQuery } from './query.ts';
import type { RowSource } from './source.ts';

/** A screen that is a list. */
export interface ListScreen {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly ScreenColumn[];
  readonly sort: BrowseSort;
  /** What it can be filtered by; absent where it cannot be. */
  readonly schema?: FilterSchema;
  /** What it says while nothing is in it. */
  readonly emptiness?: string;
  source(query: ListQuery): RowSource;
  destination(row: BrowsedRow): Destination | undefined;
  /** Lines above the titles. */
  heading?(area: Area, current: BrowsedRow | undefined): readonly string[];
}

/** What a list is given of the program around it. */
export type ListEnvironment = Pick<ListPorts, 'now' | 'explain' | 'changed'>;

/** A list on the screen: moves, sorts, marks. */
export class ListView implements View {
  readonly screen: ListScreen;
  readonly about: string;
  readonly keys = LIST_KEYS;
  readonly marks = new Map<string, BrowsedRow>();
  readonly #environment: ListEnvironment;
  #query: ListQuery;
  #model: ListModel;
  #hidden: ReadonlySet<string> = new Set();
  #column = 0;
  #page = 20;
  #isOpen = false;

  constructor(screen: ListScreen, environment: ListEnvironment, filter = '') {
    this.screen = screen;
    this.about = screen.about;
    this.#environment = environment;
    this.#query = this.#queryOf(filter, screen.sort);
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
  ask(query: Partial<Pick<ListQuery, 'filter' | 'sort'>>): void {
    this.#query = this.#queryOf(query.filter ?? this.#query.filter, query.sort ?? this.#query.sort);
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
    return moveList(this.#model, this.#page, key) || this.#arrange(key);
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
    return [summaryLine(this, area), ...heading, ...rowLines(this, height, area)];
  }

  #queryOf(filter: string, sort: BrowseSort): ListQuery {
    const { schema } = this.screen;
    const words = schema?.fields.find(({ name }) => name === sort.field)?.words;
    return { filter, terms: schema ? parseFilter(filter, schema).terms : [], sort, ...(words && { words }) };
  }

  #newModel(): ListModel {
    return new ListModel({
      ...this.#environment,
      title: this.screen.title,
      source: this.screen.source(this.#query),
    });
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
