import {
  parseQuantity,
  parseQuantityNumber,
  type Quantity,
  type QuantityKind,
  type UsedQuantity,
} from '@genledger/domain/money';
import type { Artifact } from '@genledger/domain/provider';
import { field, type JsonRecord } from './fields.ts';

/** Quantities by their kind. */
export type Quantities = Readonly<Partial<Record<QuantityKind, UsedQuantity>>>;

/** A field's quantity, a number or decimal text; nothing where it is neither. */
export function quantityField(record: JsonRecord, name: string): Quantity | undefined {
  const value = field(record, name);
  if (typeof value === 'number') return parseQuantityNumber(value);
  return typeof value === 'string' ? parseQuantity(value.trim()) : undefined;
}

/** The pictures among artifacts, counted; nothing where there are none, since other outputs are priced otherwise. */
export function countImages(artifacts: readonly Artifact[]): UsedQuantity | undefined {
  const count = artifacts.filter(({ kind }) => kind === 'image').length;
  const amount = count > 0 ? parseQuantityNumber(count) : undefined;
  return amount && { amount, basis: 'webhook' };
}
