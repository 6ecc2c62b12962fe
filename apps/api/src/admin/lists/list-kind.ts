import type { FilterMatching, ListPosition } from '@genledger/db/filter';
import type { AlertRuleId } from '@genledger/domain/alert';
import type { FilterSchema } from '@genledger/domain/filter';
import type { LedgerContext } from '@genledger/services/context';
import type { Page } from '@genledger/services/generation';
import type { Place } from '../layout/navigation.ts';
import type { Markup } from '../markup.ts';

/** A column of a list: on its page, and in its CSV. */
export interface ListColumn<Item> {
  readonly title: string;
  /** What the CSV calls it: the record's name for it. */
  readonly field: string;
  /** As the record holds it; nothing where it is not known. */
  value(item: Item): string | number | Date | undefined;
  /** As the page shows it, where that is more than its value. */
  cell?(item: Item): Markup | string;
  readonly isNumber?: true;
  /** Sentences, which take several lines. */
  readonly isProse?: true;
}

/** A filter that is often asked for. */
export interface Shortcut {
  readonly title: string;
  readonly filter: string;
}

/** A list of the dashboard. */
export interface ListKind<Item> {
  readonly place: Place;
  readonly title: string;
  /** In what order it is. */
  readonly subtitle: string;
  /** Address below `/admin`. */
  readonly path: `/${string}`;
  readonly schema: FilterSchema;
  /** A filter that shows what can be asked. */
  readonly example: string;
  readonly shortcuts: readonly Shortcut[];
  /** The first column names the record, and leads to its page. */
  readonly columns: readonly [ListColumn<Item>, ...ListColumn<Item>[]];
  /** What is said where there is none at all yet. */
  readonly whenEmpty: string;
  /** The rules whose raised alerts are told above the list: what they found concerns these records. */
  readonly alertRules?: readonly AlertRuleId[];
  read(
    ledger: LedgerContext,
    matching: { readonly matching?: FilterMatching },
    after: ListPosition | undefined,
    limit: number,
  ): Promise<Page<Item>>;
}
