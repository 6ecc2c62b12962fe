import type { CleanupRule, StoredRecord } from '@genledger/domain/cleanup';
import { type Document, type Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { FamilyRef } from './family-ref.ts';

/** A record that a rule may match; the rules have the last word. */
export interface Candidate {
  readonly id: string;
  readonly record: StoredRecord;
  /** What it belongs to; nothing for one of an old schema version, whose parents a migration has yet to tell. */
  readonly family?: FamilyRef;
}

const READ = [
  'schemaVersion',
  'kind',
  'cookExecutionId',
  'spellCastId',
  'status',
  'requestTimestamp',
  'responseTimestamp',
  'deliveryStatus',
  'accountId',
  'masterAccountId',
  'initiatorAccountId',
  'environment',
  'toolId',
  'toolDisplayName',
  'notificationPlatform',
] as const;
const BATCH_DOCUMENTS = 1000;

/** The fields that rules read: of two marks where one lies in the other, the outer. */
function projectionOf(rules: readonly CleanupRule[]): Document {
  const marks = new Set(rules.flatMap((rule) => rule.marks ?? []).map(({ path }) => path));
  const paths = [...READ, ...marks];
  const outer = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
  return Object.fromEntries(outer.map((path) => [path, 1]));
}

const isHex = (text: string): boolean => /^[0-9a-fA-F]{24}$/.test(text);

function accountFilter(accounts: readonly string[]): Filter<Document> {
  const values = [
    ...accounts,
    ...accounts.filter(isHex).map((account) => ObjectId.createFromHexString(account)),
  ];
  const fields = ['accountId', 'masterAccountId', 'initiatorAccountId'];
  return { $or: fields.map((field) => ({ [field]: { $in: values } })) };
}

function toolFilter(tools: readonly string[]): Filter<Document> {
  const patterns = tools.map((tool) =>
    tool.endsWith('*') ? new RegExp(`^${RegExp.escape(tool.slice(0, -1))}`) : tool,
  );
  return { toolId: { $in: patterns } };
}

/** What the server looks for: at least everything that a rule matches. */
function filterOf(rule: CleanupRule): Filter<Document> {
  const { accounts, tools, toolNames, platforms, environments, marks } = rule;
  return {
    $and: [
      ...(accounts ? [accountFilter(accounts)] : []),
      ...(tools ? [toolFilter(tools)] : []),
      ...(toolNames ? [{ toolDisplayName: { $in: [...toolNames] } }] : []),
      ...(platforms ? [{ notificationPlatform: { $in: [...platforms] } }] : []),
      ...(environments ? [{ environment: { $in: [...environments] } }] : []),
      ...(marks ? [{ $or: marks.map(({ path, equals }) => ({ [path]: equals })) }] : []),
    ],
  };
}

async function* find(
  database: Database,
  collection: string,
  rules: readonly CleanupRule[],
): AsyncGenerator<Document> {
  if (rules.length === 0) return;
  yield* database.db
    .collection(collection)
    .find({ $or: rules.map(filterOf) })
    .project(projectionOf(rules))
    .sort({ _id: 1 })
    .batchSize(BATCH_DOCUMENTS);
}

function familyOf(document: Document): FamilyRef | undefined {
  const { _id: id, schemaVersion, cookExecutionId, spellCastId } = document;
  if (schemaVersion !== 2 || !(id instanceof ObjectId)) return undefined;
  if (cookExecutionId instanceof ObjectId)
    return { kind: 'cookExecution', id: cookExecutionId.toHexString() };
  if (spellCastId instanceof ObjectId) return { kind: 'spellCast', id: spellCastId.toHexString() };
  return { kind: 'single', id: id.toHexString() };
}

/** Generations that a rule may match, by id. */
export async function* findGenerationCandidates(
  database: Database,
  rules: readonly CleanupRule[],
): AsyncGenerator<Candidate> {
  for await (const document of find(database, 'generationOutputs', rules)) {
    const family = familyOf(document);
    yield { id: String(document['_id']), record: document, ...(family && { family }) };
  }
}

/** Cook executions and spell casts that a rule may match. @param rules those that say something of executions */
export async function* findExecutionCandidates(
  database: Database,
  rules: readonly CleanupRule[],
): AsyncGenerator<Candidate> {
  const kinds = { cookExecutions: 'cookExecution', spellCasts: 'spellCast' } as const;
  for (const collection of ['cookExecutions', 'spellCasts'] as const) {
    for await (const document of find(database, collection, rules)) {
      const id = String(document['_id']);
      yield { id, record: document, family: { kind: kinds[collection], id } };
    }
  }
}

/** The root of a family: a cast that makes pieces of a cook execution belongs to that. */
export async function rootOf(database: Database, family: FamilyRef): Promise<FamilyRef> {
  if (family.kind !== 'spellCast') return family;
  const cast = await database.db
    .collection('spellCasts')
    .findOne({ _id: ObjectId.createFromHexString(family.id) }, { projection: { cookExecutionId: 1 } });
  const cook: unknown = cast?.['cookExecutionId'];
  return cook instanceof ObjectId ? { kind: 'cookExecution', id: cook.toHexString() } : family;
}

/** How many generations there are. */
export async function countGenerations(database: Database): Promise<number> {
  return database.db.collection('generationOutputs').countDocuments();
}
