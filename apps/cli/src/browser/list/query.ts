import type { FilterTerm } from '@genledger/domain/filter';
import type { BrowseSort } from '@genledger/services/browse';

/** What a list is narrowed and sorted by. */
export interface ListQuery {
  /** In the filter language. */
  readonly filter: string;
  /** What the filter says. */
  readonly terms: readonly FilterTerm[];
  readonly sort: BrowseSort;
  /** The words of the field that is sorted by, in their order, where it has some. */
  readonly words?: readonly string[];
}
