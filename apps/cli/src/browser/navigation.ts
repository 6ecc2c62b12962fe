import type { View } from './view.ts';

/** A screen by its number: one view, or several that are reached by tab. */
export interface ScreenEntry {
  readonly key: string;
  readonly title: string;
  /** The same, where it is narrow. */
  readonly short: string;
  readonly views: readonly [View, ...View[]];
}

/** Where one is: a screen, a view of it, and what was opened from there. */
export class Navigation {
  readonly entries: readonly [ScreenEntry, ...ScreenEntry[]];
  #entry: ScreenEntry;
  readonly #variants = new Map<string, number>();
  #opened: readonly View[] = [];

  constructor(entries: readonly [ScreenEntry, ...ScreenEntry[]]) {
    this.entries = entries;
    this.#entry = entries[0];
    this.view.open();
  }

  get entry(): ScreenEntry {
    return this.#entry;
  }

  /** The view that is looked at. */
  get view(): View {
    return this.#opened.at(-1) ?? this.#root;
  }

  /** How many views lie above the screen. */
  get depth(): number {
    return this.#opened.length;
  }

  get #root(): View {
    const { key, views } = this.#entry;
    return views[this.#variants.get(key) ?? 0] ?? views[0];
  }

  /** Goes to a screen, by its number. @returns whether there is one */
  goTo(key: string): boolean {
    const entry = this.entries.find((each) => each.key === key);
    if (entry === undefined) return false;
    this.#leave(() => {
      this.#entry = entry;
      this.#opened = [];
    });
    return true;
  }

  /** Goes to a certain view of a screen. */
  show(view: View): void {
    const entry = this.entries.find(({ views }) => views.includes(view));
    if (entry === undefined) return;
    this.#leave(() => {
      this.#entry = entry;
      this.#opened = [];
      this.#variants.set(entry.key, entry.views.indexOf(view));
    });
  }

  /** Goes to the next view of the screen. @returns whether it has several */
  turn(by: 1 | -1): boolean {
    const { key, views } = this.#entry;
    if (this.depth > 0 || views.length === 1) return false;
    const next = ((this.#variants.get(key) ?? 0) + by + views.length) % views.length;
    this.#leave(() => this.#variants.set(key, next));
    return true;
  }

  /** Opens a view above the present one. */
  push(view: View): void {
    this.#leave(() => {
      this.#opened = [...this.#opened, view];
    });
  }

  /** Goes back to where the view was opened. @returns whether there is something to go back to */
  back(): boolean {
    if (this.depth === 0) return false;
    this.#leave(() => {
      this.#opened = this.#opened.slice(0, -1);
    });
    return true;
  }

  #leave(change: () => void): void {
    const before = this.view;
    change();
    if (this.view === before) return;
    before.close();
    this.view.open();
  }
}
