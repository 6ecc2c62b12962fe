import { setTimeout as delay } from 'node:timers/promises';
import type { BrowsedRow } from '@genledger/services/browse';
import type { Problem } from '../../outcome/problem.ts';
import { LiveRows, type RowChange } from './live-rows.ts';
import { RowCounter } from './row-counter.ts';
import type { RowSource } from './source.ts';
import { appended, EMPTY_WINDOW, type ListWindow, movedTo, prepended } from './window.ts';

/** What a list is given. */
export interface ListPorts {
  readonly source: RowSource;
  readonly title: string;
  now(): Date;
  explain(error: unknown): Problem;
  changed(): void;
}

const PAGE = 200;
/** Rows that are read at first: the fewer, the sooner the database has found them. The others are read while one looks at these. */
const FIRST_PAGE = 50;
/** Rows beside the cursor that are read before they are needed. */
const AHEAD = 100;
const MOST_OWED = 10_000;
/** Rows that take longer may come from a list that no index serves, which is then told. */
const PATIENCE_MS = 500;

/** A list that is looked at: the rows around the cursor, read as they are needed, and kept as they are in the database. */
export class ListModel {
  readonly #ports: ListPorts;
  readonly #live: LiveRows;
  readonly counter: RowCounter;
  #window: ListWindow = EMPTY_WINDOW;
  #height = 20;
  #waiting: string | undefined;
  #problem: Problem | undefined;
  #readAt: Date | undefined;
  #added = 0;
  #turn = 0;
  #isFilling = false;
  /** Rows that the cursor is to go on, beyond those that are held: keys are quicker than the database. */
  #owed = 0;
  #isSlow = false;
  #isOpen = false;
  #firstRows: Promise<void> = Promise.resolve();
  #stopWatching: (() => void) | undefined;

  constructor(ports: ListPorts) {
    this.#ports = ports;
    this.counter = new RowCounter(ports.source, ports.changed);
    this.#live = new LiveRows(ports.source, () => this.#window, this.#takeLive);
  }

  get window(): ListWindow {
    return this.#window;
  }

  /** What is being waited for. */
  get waiting(): string | undefined {
    return this.#waiting;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** When rows were last read. */
  get readAt(): Date | undefined {
    return this.#readAt;
  }

  /** Rows that came to the list since it was read, and are not shown. */
  get added(): number {
    return this.#added;
  }

  /** Whether no index serves the list. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** The row under the cursor. */
  get current(): BrowsedRow | undefined {
    return this.#window.rows[this.#window.cursor];
  }

  moveBy(rows: number): void {
    this.#moveTo(this.#window.cursor + this.#owed + rows);
  }

  toStart(): void {
    if (this.#window.isStart && this.#added === 0) this.#moveTo(0);
    else void this.#loadFirst();
  }

  toEnd(): void {
    if (this.#window.isEnd) this.#moveTo(this.#window.rows.length - 1);
    else this.#loadLast();
  }

  /** Reads the list anew, from its start; it is counted once its rows are there, which are what is waited for. */
  reload(): void {
    void this.#loadFirst().then(() => (this.#isOpen ? this.counter.recount() : undefined));
  }

  /** Says how many rows are shown. */
  resize(height: number): void {
    if (height === this.#height) return;
    this.#height = height;
    this.#window = movedTo(this.#window, this.#window.cursor, height);
  }

  /** Begins to read and to follow changes. */
  open(): void {
    const { source } = this.#ports;
    this.#isOpen = true;
    if (this.#readAt === undefined || !(source.watch || source.isCostly)) this.reload();
    else if (source.watch) this.#catchUp();
    void this.#findOutSpeed();
    this.#stopWatching ??= source.watch?.((change) => this.#live.take(change));
  }

  /** Finds out whether an index serves the list: at once where that is needed, else when its rows are there, which it would delay. */
  async #findOutSpeed(): Promise<void> {
    await Promise.race([this.#firstRows, delay(PATIENCE_MS, undefined, { ref: false })]);
    const isIndexed = await this.#ports.source.isIndexed().catch(() => true);
    this.#isSlow = !isIndexed;
    this.#ports.changed();
    if (isIndexed && this.#isOpen) this.#fillAround();
  }

  /** Ends reading and following. What was read stays. */
  close(): void {
    this.#isOpen = false;
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#live.stop();
    this.counter.stop();
  }

  #moveTo(row: number): void {
    const { isStart, isEnd, rows } = this.#window;
    const last = Math.max(0, rows.length - 1);
    this.#owed = 0;
    if (row < 0 && !isStart) this.#owed = Math.max(row, -MOST_OWED);
    if (row > last && !isEnd) this.#owed = Math.min(row - last, MOST_OWED);
    this.#window = movedTo(this.#window, row, this.#height);
    this.#fillAround();
    this.#ports.changed();
  }

  /** Runs one read; what a newer one has overtaken is dropped. */
  async #read(
    words: string,
    work: () => Promise<readonly BrowsedRow[]>,
    then: (rows: readonly BrowsedRow[]) => ListWindow,
  ): Promise<void> {
    const turn = this.#turn;
    this.#waiting = `${this.#ports.title}: ${words}`;
    this.#ports.changed();
    try {
      const rows = await work();
      if (turn !== this.#turn) return;
      this.#problem = undefined;
      this.#readAt = this.#ports.now();
      this.#window = then(rows);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#problem = this.#ports.explain(error);
    }
    this.#waiting = undefined;
    this.#ports.changed();
  }

  #loadFirst(): Promise<void> {
    this.#turn += 1;
    this.#owed = 0;
    this.#isFilling = false;
    const limit = Math.max(FIRST_PAGE, this.#height);
    this.#firstRows = this.#read(
      'reading',
      () => this.#ports.source.page({ kind: 'first' }, limit),
      (rows) => {
        this.#added = 0;
        return { ...EMPTY_WINDOW, rows, isStart: true, isEnd: rows.length < limit, before: 0 };
      },
    );
    return this.#firstRows;
  }

  #loadLast(): void {
    this.#turn += 1;
    this.#owed = 0;
    this.#isFilling = false;
    void this.#read(
      'reading its end',
      () => this.#ports.source.page({ kind: 'last' }, PAGE),
      (rows) => {
        const { count } = this.counter;
        const isStart = rows.length < PAGE;
        const known = count.kind === 'exact' ? { before: count.count - rows.length } : {};
        const window = { ...EMPTY_WINDOW, rows, isStart, isEnd: true, ...(isStart ? { before: 0 } : known) };
        return movedTo(window, rows.length - 1, this.#height);
      },
    );
  }

  #fillAround(): void {
    const { isEnd, isStart, cursor, rows } = this.#window;
    if (this.#isFilling) return;
    if (!isEnd && cursor > rows.length - AHEAD) void this.#fill('after');
    else if (!isStart && cursor < AHEAD) void this.#fill('before');
  }

  async #fill(way: 'after' | 'before'): Promise<void> {
    const edge = way === 'after' ? this.#window.rows.at(-1) : this.#window.rows[0];
    if (edge === undefined) return;
    const turn = this.#turn;
    this.#isFilling = true;
    await this.#read(
      'reading on',
      () => this.#ports.source.page({ kind: way, place: edge.place }, PAGE),
      (rows) =>
        way === 'after'
          ? appended(this.#window, rows, rows.length < PAGE)
          : prepended(this.#window, rows, rows.length < PAGE, this.#height),
    );
    if (turn !== this.#turn) return;
    this.#isFilling = false;
    if (this.#owed !== 0 && this.#problem === undefined) this.moveBy(0);
  }

  /** Reads what changed while nobody looked. */
  #catchUp(): void {
    if (this.#isAtTop) {
      this.reload();
      return;
    }
    this.#live.refreshAll();
    void this.counter.recount();
  }

  get #isAtTop(): boolean {
    const { isStart, cursor, top } = this.#window;
    return isStart && cursor === 0 && top === 0;
  }

  readonly #takeLive = (window: ListWindow, { added, gone, hasMissed }: RowChange): void => {
    this.counter.adjust(added - gone);
    this.#window = window;
    this.#added += added;
    this.#readAt = this.#ports.now();
    if ((this.#added > 0 || hasMissed) && this.#isAtTop) void this.#loadFirst();
    else this.#ports.changed();
  };
}
