import type { FilterField, FilterSchema } from '@genledger/domain/filter';
import fc from 'fast-check';
import { Decimal128, type Document, Int32, Long, ObjectId } from 'mongodb';
import { decimalText } from '../../src/mappers/index.ts';
import { plainGeneration } from './plain-documents.ts';

/** What ages are counted from. */
export const FILTER_NOW = new Date('2031-03-03T12:00:00.000Z');

const TOOLS = [
  'Flux',
  'Flux Dev',
  'flux (v1.5)',
  'ÜBER Größe',
  'a*b',
  '$where',
  '{"$gt":""}',
  '描画 🎨',
  'x^y$',
];
const WORDS = ['CUDA: out of memory', 'timed out\nafter 5 s', '.*', 'Größe', '$gt', 'flux'];
const AMOUNTS = ['0', '0.1', '0.5', '0.500000000001', '12.25'];
const NUMBERS = [0, 1, 29_999, 30_000, 30_001, 9_007_199_254];
const IDS = ['65f0000000000000000000c1', '65f0000000000000000000d1', '65f0000000000000000000e1'];
const MINUTE_MS = 60_000;

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const tool = fc.constantFrom(...TOOLS);
const word = fc.constantFrom(...WORDS);
const whole = fc.constantFrom(...NUMBERS);
const long = whole.map((number) => Long.fromNumber(number));
/** Times lie close together, around now and around the beginning of its day, so that equal ones are frequent. */
const time = fc
  .constantFrom(...[0, 1, 30, 119, 120, 600, 719, 720, 721, 1440, 5000, 50_000])
  .map((minutes) => new Date(FILTER_NOW.getTime() - minutes * MINUTE_MS));
const parent = fc.constantFrom<Document>(
  { kind: 'single' },
  { kind: 'cookPiece', cookExecutionId: new ObjectId(IDS[0]) },
  { kind: 'spellStep', spellCastId: new ObjectId(IDS[1]) },
);

function present(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
}

/** Generations of few values, so that filters find some of them. */
export const anyGenerationDocument: fc.Arbitrary<Document> = fc
  .record({
    parent,
    accountId: tool,
    toolDisplayName: tool,
    status: fc.constantFrom('pending', 'processing', 'success', 'failed', 'cancelled'),
    statusReason: maybe(word),
    requestTimestamp: time,
    startedAt: maybe(time),
    responseTimestamp: maybe(time),
    durationMs: maybe(long),
    costUsd: maybe(fc.constantFrom(...AMOUNTS).map((text) => Decimal128.fromString(text))),
    pointsSpent: long,
    error: maybe(fc.record({ code: tool, message: word })),
    artifacts: fc.constantFrom([], [{ kind: 'text', outputId: 'a', index: new Int32(0), text: 'b' }]),
    flags: fc.subarray(['clock-skew', 'expired']),
    notificationPlatform: fc.constantFrom('none', 'webhook'),
    deliveryStatus: fc.constantFrom('pending', 'sent', 'dropped', 'skipped'),
    deliveryAttempts: fc.constantFrom(0, 1, 5).map((count) => new Int32(count)),
    announce: fc.boolean(),
  })
  .map(({ parent: its, ...fields }) => ({
    ...plainGeneration(),
    ...present(fields),
    ...its,
    _id: new ObjectId(),
  }));

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function valueText({ type, words }: FilterField): fc.Arbitrary<string> {
  const part = fc
    .constantFrom(...TOOLS, ...WORDS)
    .chain((text) =>
      fc
        .nat(Math.max(0, text.length - 2))
        .map((from) => text.slice(from).replace(/[\p{Cc}\p{Cs}]/gu, '') || 'u'),
    );
  switch (type) {
    case 'name':
      return fc.oneof(
        tool.map(quoted),
        part.map((text) => `*${quoted(text)}*`),
        part.map((text) => `*${quoted(text)}`),
        tool.map((text) => `${quoted(text.slice(0, 3))}*`),
      );
    case 'word':
      return fc.constantFrom(...(words ?? []));
    case 'id':
      return fc.constantFrom(...IDS);
    case 'truth':
      return fc.constantFrom('true', 'false');
    case 'whole':
      return whole.map(String);
    case 'duration':
      return whole.map((number) => `${number}ms`);
    case 'money':
      return fc.constantFrom(...AMOUNTS);
    case 'age':
      return fc.constantFrom('0s', '1m', '30m', '2h', '12h', '1d', '5000m');
    case 'time':
      return fc.oneof(
        time.map((at) => at.toISOString()),
        time.map((at) => at.toISOString().slice(0, 10)),
        time.map((at) => at.toISOString().slice(0, 7)),
      );
    default:
      return part.map(quoted);
  }
}

const isOrdered = ({ type }: FilterField) => ['whole', 'duration', 'money', 'time', 'age'].includes(type);

function fieldText(field: FilterField): fc.Arbitrary<string> {
  const { name, type } = field;
  const presence = fc.constantFrom(`has:${name}`, `missing:${name}`);
  if (type === 'any') return presence;
  const value = valueText(field);
  const compared = fc
    .tuple(fc.constantFrom('>', '>=', '<', '<='), value)
    .map(([sign, text]) => `${name}${sign}${text}`);
  const range = value.map((text) => `${name}:${text}..`);
  const list = fc.array(value, { minLength: 1, maxLength: 3 }).map((texts) => `${name}:${texts.join(',')}`);
  if (type === 'age') return fc.oneof(presence, compared, range);
  return isOrdered(field) ? fc.oneof(presence, compared, range, list) : fc.oneof(presence, list, list);
}

/** Filters in the words of a schema, of values that documents have. */
export function anyFilterText(schema: FilterSchema): fc.Arbitrary<string> {
  const term = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...schema.fields).chain(fieldText) },
    { weight: 1, arbitrary: fc.constantFrom('memory', 'GRÖSSE', '"$gt"', 'flux', '".*"', IDS[2] ?? '') },
  );
  const negatable = fc.tuple(fc.constantFrom('', '', '-'), term).map(([minus, text]) => `${minus}${text}`);
  return fc.array(negatable, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(' '));
}

/** A document as users see it: ids and money as text, whole numbers as numbers. */
export function shown(value: unknown): unknown {
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Decimal128) return decimalText(value);
  if (Long.isLong(value)) return value.toNumber();
  if (value instanceof Int32) return value.valueOf();
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key === '_id' ? 'id' : key, shown(each)]),
  );
}
