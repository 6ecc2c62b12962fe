import { type AuditSettings, type SchemaVersion, versionOf } from '../facts.ts';
import type { AuditedDocument, FieldType } from '../field-value.ts';
import { isPresent, readText } from '../read-value.ts';
import type { AuditedCollection } from '../schema/collections.ts';
import { REQUIRED_OF_GENERATION } from '../schema/current-fields.ts';
import type { ExpectedFields } from '../schema/expected-fields.ts';
import type { Detector, Found } from './found.ts';

function detectVersion(version: SchemaVersion, found: Found): void {
  if (version === 1) found('schema-version-old', 'schemaVersion is absent or 1');
  if (version === 'unknown') found('schema-version-unknown', 'schemaVersion is neither absent nor 1 nor 2');
}

const KNOWN_TYPES = new WeakMap<ExpectedFields, ReadonlyMap<string, readonly FieldType[]>>();

/** The types of fields that may not have any type, by path. */
function typesOf(expected: ExpectedFields): ReadonlyMap<string, readonly FieldType[]> {
  const known = KNOWN_TYPES.get(expected);
  if (known !== undefined) return known;
  const types = new Map(Object.entries(expected).filter(([, each]) => each.length > 0));
  KNOWN_TYPES.set(expected, types);
  return types;
}

/** Fields of a type that no writer of the document's version meant. Null is absence to the old writers. */
function detectTypes(
  document: AuditedDocument,
  collection: AuditedCollection,
  version: SchemaVersion,
  found: Found,
): void {
  const expected =
    (version === 2 ? collection.current : collection.legacy) ?? collection.current ?? collection.legacy;
  if (expected === undefined) return;
  const odd: string[] = [];
  const types = typesOf(expected);
  for (const [path, value] of document.values) {
    if (types.get(path)?.includes(value.type) !== false) continue;
    if (isPresent(value) || version === 2) odd.push(`${path} is of type ${value.type}`);
  }
  if (odd.length > 0) found('field-typed-wrong', odd.join(', '));
}

/** What can be wrong with any document: version, types, unknown fields, size, secrets. */
export function detectShape(
  document: AuditedDocument,
  collection: AuditedCollection,
  settings: AuditSettings,
  found: Found,
): void {
  const version = versionOf(document.values.get('schemaVersion'));
  detectVersion(version, found);
  detectTypes(document, collection, version, found);
  if (document.unknownFields.length > 0) found('field-unknown', () => document.unknownFields.join(', '));
  if (document.sizeBytes > settings.oversizeBytes)
    found('document-oversize', () => `${document.sizeBytes} bytes`);
  if (document.secrets.length > 0)
    found('secret-in-clear', () => `${document.secrets.join(', ')} holds readable text`);
}

const KINDS: Readonly<Record<string, readonly [boolean, boolean]>> = {
  single: [false, false],
  cookPiece: [true, false],
  spellStep: [false, true],
};

/** What a document of version 2 must have beyond what the other rules miss. */
export const detectCurrent: Detector = ({ document: { values }, version }, _settings, found) => {
  if (version !== 2) return;
  const missing = REQUIRED_OF_GENERATION.filter((field) => !values.has(field));
  if (missing.length > 0) found('field-missing', () => `${missing.join(', ')} missing`);
  const kind = readText(values.get('kind'));
  if (kind === undefined) return;
  const expected = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  const [hasCook, hasCast] = [isPresent(values.get('cookExecutionId')), isPresent(values.get('spellCastId'))];
  if (expected === undefined) found('kind-conflict', () => `kind is "${kind}"`);
  else if (expected[0] !== hasCook || expected[1] !== hasCast)
    found('kind-conflict', () => `kind is ${kind}, the parent ids say otherwise`);
};

/** Why a record looks as if a test had written it. */
function testMark({ values }: AuditedDocument): string | undefined {
  const mark = values.get('metadata.test');
  if (mark?.type === 'bool' ? mark.value : readText(mark) === 'true') return 'metadata.test';
  if (readText(values.get('toolDisplayName')) === 'Test Tool') return 'toolDisplayName is "Test Tool"';
  const isTestTool = (readText(values.get('toolId')) ?? '').startsWith('test-');
  return isTestTool && readText(values.get('notificationPlatform')) === 'none'
    ? 'a test tool that tells nobody'
    : undefined;
}

/** Records of tests. */
export const detectTests: Detector = ({ document }, _settings, found) => {
  const mark = testMark(document);
  if (mark !== undefined) found('test-record', mark);
};
