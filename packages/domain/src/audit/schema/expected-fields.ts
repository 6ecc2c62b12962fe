import type { FieldType } from '../field-value.ts';

/** The types that a field may have, by name. A rule of its own watches over a field with an empty list. */
export type ExpectedFields = Readonly<Record<string, readonly FieldType[]>>;

export const TEXT = ['string'] as const;
export const NUMBER = ['int', 'long', 'double'] as const;
export const WHOLE = ['int', 'long'] as const;
export const ID = ['objectId'] as const;
export const DATE = ['date'] as const;
export const OBJECT = ['object'] as const;
export const LIST = ['array'] as const;
export const YES_NO = ['bool'] as const;
export const MONEY = ['decimal'] as const;

/** Any type: payloads of other systems, or a field that has a rule of its own. */
export const ANY: readonly FieldType[] = [];
