import type { Usd } from '../money/index.ts';
import type { FilterField } from './field.ts';

/** How a text is compared: exactly, or by its beginning, or by its end or any part without regard to case. */
export type TextMatch = 'equals' | 'begins' | 'ends' | 'contains';

export type TextValue = { readonly type: 'text'; readonly match: TextMatch; readonly text: string };

/** A value that can be more or less than another. A time is as long as it is written: a date is a whole day, UTC. */
export type OrderedValue =
  | { readonly type: 'whole'; readonly number: number }
  | { readonly type: 'duration'; readonly ms: number }
  | { readonly type: 'money'; readonly usd: Usd }
  | { readonly type: 'time'; readonly fromMs: number; readonly untilMs: number };

export type FilterValue =
  | TextValue
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'id'; readonly id: string }
  | { readonly type: 'truth'; readonly holds: boolean }
  | OrderedValue;

export type Comparison = '>' | '>=' | '<' | '<=';

/** What is asked of a field: to be one of some values, to be more or less than one, or to lie between two, both included. */
export type Condition =
  | { readonly operator: 'is'; readonly values: readonly FilterValue[] }
  | { readonly operator: Comparison; readonly value: OrderedValue }
  | { readonly operator: 'between'; readonly from?: OrderedValue; readonly to?: OrderedValue };

/** What is asked of a field. A record without the field does not fulfil it, and so fulfils its negation. */
export interface FieldTerm {
  readonly kind: 'field';
  readonly negated: boolean;
  readonly field: FilterField;
  readonly condition: Condition;
}

/** Whether a field is there: neither absent nor null nor an empty list. */
export interface PresenceTerm {
  readonly kind: 'presence';
  readonly negated: boolean;
  readonly field: FilterField;
  readonly present: boolean;
}

/** A free word: contained in any of the fields, without regard to case. */
export interface WordTerm {
  readonly kind: 'word';
  readonly negated: boolean;
  readonly text: string;
  readonly fields: readonly FilterField[];
}

/** One condition of a filter; a record is shown where it fulfils every one. */
export type FilterTerm = FieldTerm | PresenceTerm | WordTerm;

/** What cannot be understood, and where in the text: from (included) to (not included), in UTF-16 code units. */
export interface FilterMistake {
  readonly from: number;
  readonly to: number;
  /** A sentence. */
  readonly message: string;
  /** What could stand there instead. */
  readonly suggestion?: string;
}
