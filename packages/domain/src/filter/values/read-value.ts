import { exhaustive, failure, parseObjectId, type Result, success } from '../../kernel/index.ts';
import { parseUsd } from '../../money/index.ts';
import type { FilterField } from '../field.ts';
import { nearest } from '../nearest.ts';
import type { RawValue } from '../scan.ts';
import type { FilterValue, OrderedValue } from '../term.ts';
import { readDuration } from './duration.ts';
import { readText } from './read-text.ts';
import { readTime } from './read-time.ts';

/** Why a value cannot be one of its field. */
export interface Refusal {
  /** What it must be: `must be ...` */
  readonly message: string;
  readonly suggestion?: string;
}

const WHOLE = /^\d{1,15}$/;
const MONEY = /^\d{1,22}(\.\d{1,12})?$/;

const required = <Value>(value: Value | undefined, message: string): Result<Value, Refusal> =>
  value === undefined ? failure({ message }) : success(value);

function readWhole(text: string): OrderedValue | undefined {
  return WHOLE.test(text) ? { type: 'whole', number: Number(text) } : undefined;
}

function readMs(text: string, acceptsNumber: boolean): OrderedValue | undefined {
  const ms = acceptsNumber && WHOLE.test(text) ? readDuration(`${text}ms`) : readDuration(text);
  return ms === undefined ? undefined : { type: 'duration', ms };
}

function readMoney(text: string): OrderedValue | undefined {
  const usd = MONEY.test(text) ? parseUsd(text) : undefined;
  return usd?.ok ? { type: 'money', usd: usd.value } : undefined;
}

/** Reads a value that has an order. */
export function readOrdered(field: FilterField, text: string): Result<OrderedValue, Refusal> {
  switch (field.type) {
    case 'whole':
      return required(readWhole(text), 'must be a whole number');
    case 'money':
      return required(readMoney(text), 'must be US dollars such as 0.5, to twelve places at most');
    case 'duration':
      return required(readMs(text, true), 'must be a duration such as 90s, 1.5h or 3d, or milliseconds');
    case 'age':
      return required(readMs(text, false), 'must be an age such as 90s, 24h or 3d');
    case 'time':
      return required(
        readTime(text),
        'must be a date such as 2026-11-01, or a time such as 2026-11-01T10:00Z',
      );
    default:
      return failure({ message: 'has no order' });
  }
}

function readWord({ words = [] }: FilterField, text: string): Result<FilterValue, Refusal> {
  const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return success({ type: 'word', word });
  const suggestion = nearest(text, words);
  return failure({ message: `must be one of ${words.join(', ')}`, ...(suggestion && { suggestion }) });
}

function readId(text: string): Result<FilterValue, Refusal> {
  const id = parseObjectId(text);
  return id.ok ? success({ type: 'id', id: id.value }) : failure(id.error);
}

function readTruth(text: string): Result<FilterValue, Refusal> {
  const said = text.toLowerCase();
  return said === 'true' || said === 'false'
    ? success({ type: 'truth', holds: said === 'true' })
    : failure({ message: 'must be true or false' });
}

/** Reads a value of a field as it is written. */
export function readValue(field: FilterField, raw: RawValue): Result<FilterValue, Refusal> {
  switch (field.type) {
    case 'name':
    case 'prose':
      return readText(raw, field.type === 'prose');
    case 'word':
      return readWord(field, raw.text);
    case 'id':
      return readId(raw.text);
    case 'truth':
      return readTruth(raw.text);
    case 'whole':
    case 'duration':
    case 'money':
    case 'time':
    case 'age':
      return readOrdered(field, raw.text);
    case 'any':
      return failure({ message: 'can only be there or not', suggestion: `has:${field.name}` });
    default:
      return exhaustive(field.type);
  }
}
