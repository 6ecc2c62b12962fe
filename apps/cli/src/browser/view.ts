import type { Problem } from '../outcome/problem.ts';
import type { Paint } from '../terminal/palette.ts';
import type { KeyName } from './keys.ts';

/** Where a view is shown. */
export interface Area {
  readonly width: number;
  readonly height: number;
  readonly paint: Paint;
  readonly now: Date;
}

/** What a key does, for the status line and the help. */
export interface KeyHelp {
  readonly keys: string;
  readonly does: string;
}

/** A document that can be jumped to. */
export interface DocumentRef {
  readonly kind: 'document';
  readonly collection: string;
  readonly id: string;
}

/** Where a view leads. */
export type Destination =
  | DocumentRef
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'finding'; readonly rule: string }
  | { readonly kind: 'list'; readonly screen: string; readonly filter: string };

/** What a view copies and exports. */
export interface Excerpt {
  readonly title: string;
  /** The text of what is under the cursor. */
  readonly text: string;
}

/** One thing that is looked at: a screen or a document. */
export interface View {
  readonly title: string;
  /** What it shows, in a sentence or two, for the help. */
  readonly about: string;
  readonly keys: readonly KeyHelp[];
  /** What is being waited for. */
  readonly waiting: string | undefined;
  readonly problem: Problem | undefined;
  /** When it was last read. */
  readonly readAt: Date | undefined;
  /** @returns whether the key meant something here */
  press(key: KeyName): boolean;
  /** Its lines, none wider than the area; there may be fewer than the area is high. */
  lines(area: Area): readonly string[];
  /** Where enter leads. */
  destination(): Destination | undefined;
  excerpt(): Excerpt | undefined;
  open(): void;
  close(): void;
  /** Reads everything anew. */
  reload(): void;
}
