import { readFileSync } from 'node:fs';
import {
  AUDITED_COLLECTIONS,
  type AuditedCollection,
  type AuditedDocument,
  type AuditSettings,
  detectShape,
  type FieldValue,
  judgeGeneration,
  OVERSIZE_BYTES,
  type RuleId,
} from '../src/audit/index.ts';
import { isKnownField, isSecretName, watchOf } from '../src/audit/schema/watched-paths.ts';

/** Extended JSON of one document. */
export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typed(value: Json): FieldValue | undefined {
  const [[key, inner] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0) return undefined;
  if (key === '$oid') return { type: 'objectId', hex: String(inner) };
  if (key === '$date') return { type: 'date', ms: new Date(String(inner)).getTime() };
  if (key === '$numberDecimal') return { type: 'decimal', text: String(inner) };
  if (key === '$numberDouble') return { type: 'double', number: Number(inner) };
  return key === '$numberLong' ? { type: 'long', number: Number(inner) } : undefined;
}

/** A value of Extended JSON as the audit sees it. */
function fieldValue(value: unknown): FieldValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return { type: 'string', text: value };
  if (typeof value === 'boolean') return { type: 'bool', value };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'int' : 'double', number: value };
  if (Array.isArray(value)) return { type: 'array', items: value.map(fieldValue) };
  if (!isJson(value)) return { type: 'undefined' };
  const fields = () => new Map(Object.entries(value).map(([name, inner]) => [name, fieldValue(inner)]));
  return typed(value) ?? { type: 'object', fields: fields() };
}

/** The audited collection of a name. */
function collectionNamed(name: string): AuditedCollection {
  const found = AUDITED_COLLECTIONS.find((collection) => collection.name === name);
  if (found === undefined) throw new Error(`no audited collection: ${name}`);
  return found;
}

/** A document of Extended JSON as a walk through it sees it. */
function auditedDocument(document: Json, collection: AuditedCollection): AuditedDocument {
  const values = new Map<string, FieldValue>();
  const secrets: string[] = [];
  const walk = (object: Json, prefix: string) => {
    for (const [name, value] of Object.entries(object)) {
      const path = prefix + name;
      if (watchOf(collection, path) !== 'ignored') values.set(path, fieldValue(value));
      if (isSecretName(name) && typeof value === 'string' && value !== '') secrets.push(path);
      if (isJson(value) && typed(value) === undefined) walk(value, `${path}.`);
    }
  };
  walk(document, '');
  return {
    id: fieldValue(document['_id']),
    sizeBytes: JSON.stringify(document).length,
    values,
    unknownFields: Object.keys(document).filter((name) => !isKnownField(collection, name)),
    secrets,
  };
}

/** What an audit in September 2025 takes for granted. */
export const SETTINGS: AuditSettings = {
  nowMs: Date.UTC(2025, 8, 1),
  prices: new Map(),
  oversizeBytes: OVERSIZE_BYTES,
};

/** The rules that find something wrong with a generation by itself, sorted. */
export function rulesOf(document: Json, settings: AuditSettings = SETTINGS): readonly RuleId[] {
  const collection = collectionNamed('generationOutputs');
  const audited = auditedDocument(document, collection);
  const rules = new Set<RuleId>();
  const found = (rule: RuleId, why: string | (() => string)) => {
    if (typeof why === 'function') why();
    rules.add(rule);
  };
  detectShape(audited, collection, settings, found);
  judgeGeneration(audited, settings, found);
  return [...rules].sort();
}

/** Numbers that are written with a point are doubles, as in the file. */
function readNumbers(_key: string, value: unknown, context?: { readonly source: string }): unknown {
  const isDouble = typeof value === 'number' && context?.source.includes('.');
  return isDouble ? { $numberDouble: String(value) } : value;
}

/** The generations of the fixtures, in order. */
export function fixtureGenerations(): readonly Json[] {
  const file = new URL('./fixtures/legacy/generationOutputs.ejson', import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line, readNumbers) as Json);
}
