import type { Problem } from '../../outcome/problem.ts';
import { neutralise } from '../../presenters/layout/neutralise.ts';
import { cut } from '../../presenters/layout/width.ts';
import type { KeyName } from '../keys.ts';
import { textAt } from '../value.ts';
import type { Area, Destination, DocumentRef, Excerpt, KeyHelp, View } from '../view.ts';
import type { DocumentData } from './document-data.ts';
import { type SeenNode, seenNodes } from './node.ts';
import { nodeLine, tabLine } from './outline-lines.ts';
import { documentTabs, type Tab } from './tabs.ts';

const KEYS: readonly KeyHelp[] = [
  { keys: '↑↓ j k', does: 'move' },
  { keys: 'tab', does: 'next side' },
  { keys: '←→ h l', does: 'fold, unfold' },
  { keys: 'enter', does: 'follow' },
  { keys: 'o', does: 'open link' },
  { keys: 'a', does: 'actions' },
  { keys: 'esc', does: 'back' },
  { keys: 'g G', does: 'first, last' },
  { keys: 'z', does: 'fold, unfold all' },
];

/** What a document view is given. */
export interface DocumentPorts {
  read(): Promise<DocumentData | undefined>;
  /** Tells of changes of the document until the function that it returns is called. */
  watch(onChange: () => void): () => void;
  now(): Date;
  explain(error: unknown): Problem;
  changed(): void;
}

/** A document with all of its sides. */
export class DocumentView implements View {
  readonly ref: DocumentRef;
  readonly keys = KEYS;
  readonly about =
    'One document: its fields with their types and units, its history, what providers said of it, what belongs to it, and its JSON.';
  readonly #ports: DocumentPorts;
  readonly #turned = new Set<string>();
  #data: DocumentData | undefined;
  #tabs: readonly Tab[] = [];
  #tab = 0;
  #cursor = 0;
  #top = 0;
  #page = 20;
  #problem: Problem | undefined;
  #readAt: Date | undefined;
  #isReading = false;
  #stopWatching: (() => void) | undefined;

  constructor(ref: DocumentRef, ports: DocumentPorts) {
    this.ref = ref;
    this.#ports = ports;
  }

  get title(): string {
    return `${this.ref.collection} ${this.ref.id}`;
  }

  get waiting(): string | undefined {
    return this.#isReading && this.#data === undefined ? `Reading ${this.ref.id}` : undefined;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  get readAt(): Date | undefined {
    return this.#readAt;
  }

  /** The document as it was last read. */
  get data(): DocumentData | undefined {
    return this.#data;
  }

  press(key: KeyName): boolean {
    const moves: Readonly<Record<KeyName, number>> = {
      down: 1,
      j: 1,
      up: -1,
      k: -1,
      pagedown: this.#page,
      'ctrl+d': Math.ceil(this.#page / 2),
      pageup: -this.#page,
      'ctrl+u': -Math.ceil(this.#page / 2),
      g: Number.NEGATIVE_INFINITY,
      home: Number.NEGATIVE_INFINITY,
      G: Number.POSITIVE_INFINITY,
      end: Number.POSITIVE_INFINITY,
    };
    const by = Object.hasOwn(moves, key) ? moves[key] : undefined;
    if (by !== undefined) this.#moveBy(by);
    else if (!this.#turn(key)) return false;
    this.#ports.changed();
    return true;
  }

  lines(area: Area): readonly string[] {
    const seen = this.#seen();
    this.#page = Math.max(1, area.height - 2);
    this.#cursor = Math.max(0, Math.min(this.#cursor, seen.length - 1));
    this.#top = Math.max(Math.min(this.#top, this.#cursor), this.#cursor - this.#page + 1, 0);
    const titles = this.#tabs.map(({ title }) => title);
    const shown = seen.slice(this.#top, this.#top + this.#page);
    const labelled = seen.filter(({ node }) => node.label !== '');
    const labels = Math.min(
      28,
      Math.max(0, ...labelled.map(({ node, depth }) => node.label.length + depth * 2)),
    );
    return [
      this.#heading(area),
      tabLine(titles, this.#tab, area),
      ...shown.map((node, index) => nodeLine(node, labels, this.#top + index === this.#cursor, area)),
    ];
  }

  destination(): Destination | undefined {
    return this.#current()?.node.destination;
  }

  excerpt(): Excerpt | undefined {
    const node = this.#current()?.node;
    return node && { title: node.label, text: node.text };
  }

  open(): void {
    this.reload();
    this.#stopWatching ??= this.#ports.watch(() => this.reload());
  }

  close(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  reload(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#ports
      .read()
      .then(
        (data) => this.#take(data),
        (error: unknown) => {
          this.#problem = this.#ports.explain(error);
        },
      )
      .finally(() => {
        this.#isReading = false;
        this.#ports.changed();
      });
  }

  #take(data: DocumentData | undefined): void {
    this.#readAt = this.#ports.now();
    if (data === undefined) {
      this.#problem = { code: 'not-found', message: `${this.title} is not there.` };
      return;
    }
    this.#problem = undefined;
    this.#data = data;
    this.#tabs = documentTabs(data);
    this.#tab = Math.min(this.#tab, this.#tabs.length - 1);
  }

  #seen(): readonly SeenNode[] {
    return seenNodes(this.#tabs[this.#tab]?.nodes ?? [], this.#turned);
  }

  #current(): SeenNode | undefined {
    return this.#seen()[this.#cursor];
  }

  #heading({ paint, width }: Area): string {
    const { collection, id } = this.ref;
    const name = this.#data && textAt(this.#data.document, 'toolDisplayName');
    const rest = cut(
      `${neutralise(id)}${name === undefined ? '' : `  ${neutralise(name)}`}`,
      width - collection.length - 2,
    );
    return paint('strong', ` ${collection} `) + paint('accent', rest);
  }

  #moveBy(by: number): void {
    const last = this.#seen().length - 1;
    this.#cursor = Math.max(0, Math.min(last, this.#cursor + by));
  }

  #turn(key: KeyName): boolean {
    switch (key) {
      case 'tab':
        return this.#turnTo(this.#tab + 1);
      case 'shift+tab':
        return this.#turnTo(this.#tab - 1);
      case 'right':
      case 'l':
        return this.#fold(true);
      case 'left':
      case 'h':
        return this.#fold(false);
      case 'space':
        return this.#fold(!this.#current()?.isUnfolded);
      case 'z':
        return this.#foldAll();
      default:
        return false;
    }
  }

  #turnTo(tab: number): boolean {
    const count = Math.max(1, this.#tabs.length);
    this.#tab = (tab + count) % count;
    this.#cursor = 0;
    this.#top = 0;
    return true;
  }

  #fold(unfold: boolean): boolean {
    const seen = this.#current();
    if (seen === undefined) return true;
    if (seen.node.children && seen.isUnfolded !== unfold) this.#toggle(seen.node.id);
    else if (!unfold) this.#cursor = this.#parentOf(this.#cursor);
    return true;
  }

  #toggle(id: string): void {
    if (!this.#turned.delete(id)) this.#turned.add(id);
  }

  #foldAll(): boolean {
    const foldable = this.#seen().filter(({ node }) => node.children);
    const isAnyFolded = foldable.some(({ isUnfolded }) => !isUnfolded);
    for (const { node, isUnfolded } of foldable) if (isUnfolded !== isAnyFolded) this.#toggle(node.id);
    return true;
  }

  #parentOf(index: number): number {
    const seen = this.#seen();
    const depth = seen[index]?.depth ?? 0;
    const parent = seen.slice(0, index).findLastIndex((each) => each.depth < depth);
    return parent === -1 ? index : parent;
  }
}
