import type { BrowsedChange, BrowsePlace } from '@genledger/services/browse';
import type { RowSource } from './source.ts';
import { type ListWindow, refreshed } from './window.ts';

const EVERY_MS = 250;
/** Changes that are read at once at most; where there are more, all that is held is read anew. */
const MOST_AT_ONCE = 500;

/** How many rows came to a list that are not held, and how many held ones left it. */
export interface RowChange {
  readonly added: number;
  readonly gone: number;
  /** Changes may have been missed, so that there may be rows that nobody told of. */
  readonly hasMissed: boolean;
}

/** Keeps the rows that are held as they are in the database, without moving the cursor off its row. */
export class LiveRows {
  readonly #source: RowSource;
  readonly #window: () => ListWindow;
  readonly #replace: (window: ListWindow, change: RowChange) => void;
  readonly #changed = new Set<string>();
  #added: BrowsePlace[] = [];
  #isListening = false;
  #hasMissed = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param replace told the window as it is now, and what came and went */
  constructor(
    source: RowSource,
    window: () => ListWindow,
    replace: (window: ListWindow, change: RowChange) => void,
  ) {
    this.#source = source;
    this.#window = window;
    this.#replace = replace;
  }

  /** Takes a change in; what it concerns is read a moment later, with the others of that moment. */
  take(change: BrowsedChange): void {
    if (change.kind === 'missed') {
      // The stream says so as it begins to listen, too, when the list has just been read.
      this.#hasMissed ||= this.#isListening;
      this.#isListening = true;
    } else if (change.kind === 'added') {
      if (this.#added.length < MOST_AT_ONCE) this.#added.push(change.place);
    } else this.#changed.add(change.id);
    this.#schedule();
  }

  /** Reads all that is held anew. */
  refreshAll(): void {
    this.#hasMissed = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isListening = false;
  }

  #schedule(): void {
    // A read that fails is repeated by the next change; a lost connection is told by the status line.
    this.#timer ??= setTimeout(() => void this.#refresh().catch(() => undefined), EVERY_MS);
  }

  async #refresh(): Promise<void> {
    this.#timer = undefined;
    const hasMissed = this.#hasMissed;
    const all = hasMissed || this.#changed.size > MOST_AT_ONCE;
    const held = this.#window().rows.filter(({ id }) => all || this.#changed.has(id));
    const candidates = this.#added;
    this.#changed.clear();
    this.#added = [];
    this.#hasMissed = false;
    const places = [...held.map(({ place }) => place), ...candidates];
    if (places.length === 0 && !hasMissed) return;
    const fresh = new Map((await this.#source.again(places)).map((row) => [row.id, row]));
    const gone = new Set(held.filter(({ id }) => !fresh.has(id)).map(({ id }) => id));
    const known = new Set(this.#window().rows.map(({ id }) => id));
    const added = candidates.filter(({ id }) => fresh.has(String(id)) && !known.has(String(id))).length;
    this.#replace(refreshed(this.#window(), fresh, gone), { added, gone: gone.size, hasMissed });
  }
}
