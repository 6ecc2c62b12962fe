import type { FieldTerm, FilterTerm, FilterValue } from '@genledger/domain/filter';
import { storedAt } from './conditions.ts';
import type { ListSource, NarrowingIndex } from './sources.ts';

/** The longest list of values for which an index is read at each. */
const MOST_VALUES = 20;

/** A way to read a list: the terms that the index answers, and those that each record it leads to is asked. */
export interface Route {
  /** The index's name; nothing where none narrows. */
  readonly index?: string;
  readonly isOrdered: boolean;
  readonly narrowing: readonly FilterTerm[];
  readonly asked: readonly FilterTerm[];
}

function isExact(value: FilterValue): boolean {
  return value.type === 'word' || value.type === 'id' || (value.type === 'text' && value.match === 'equals');
}

/** Whether a term says that a field is one of a few values. */
function equals(term: FilterTerm, path: string, source: ListSource): term is FieldTerm {
  if (term.kind !== 'field' || term.negated || storedAt(term.field, source) !== path) return false;
  const { condition } = term;
  return (
    condition.operator === 'is' && condition.values.length <= MOST_VALUES && condition.values.every(isExact)
  );
}

/** Whether an index that is partial on a value covers all that a term allows. */
function isCovered(term: FieldTerm, { only }: NarrowingIndex): boolean {
  if (only === undefined) return true;
  const { condition } = term;
  return (
    condition.operator === 'is' &&
    condition.values.every((value) => value.type === 'word' && value.word === only)
  );
}

/** Whether a term is a range of the list's time, which every ordered index answers. */
function isTimeRange(term: FilterTerm, source: ListSource): boolean {
  if (term.kind !== 'field' || term.negated || storedAt(term.field, source) !== source.time) return false;
  return term.condition.operator !== 'is' || term.condition.values.length === 1;
}

function routeBy(index: NarrowingIndex, terms: readonly FilterTerm[], source: ListSource): Route | undefined {
  const found = index.paths.map((path) =>
    terms.find((term): term is FieldTerm => equals(term, path, source) && isCovered(term, index)),
  );
  const exact = found.filter((term) => term !== undefined);
  if (exact.length < index.paths.length) return undefined;
  const narrowing = terms.filter(
    (term) => exact.some((each) => each === term) || (index.isOrdered && isTimeRange(term, source)),
  );
  const asked = terms.filter((term) => !narrowing.includes(term));
  return { index: index.name, isOrdered: index.isOrdered, narrowing, asked };
}

/**
 * The ways to read a list, of which any gives the same records: by the first index whose value few records share, else by those that
 * give the newest first, else by the time alone.
 */
export function routesOf(terms: readonly FilterTerm[], source: ListSource): readonly [Route, ...Route[]] {
  const routes = source.indexes.flatMap((index) => routeBy(index, terms, source) ?? []);
  const selective = routes.find(({ isOrdered }) => !isOrdered);
  if (selective) return [selective];
  const [first, ...others] = routes;
  if (first) return [first, ...others];
  const narrowing = terms.filter((term) => isTimeRange(term, source));
  const asked = terms.filter((term) => !narrowing.includes(term));
  return [{ ...(asked.length === 0 && { index: source.timeIndex }), isOrdered: true, narrowing, asked }];
}
