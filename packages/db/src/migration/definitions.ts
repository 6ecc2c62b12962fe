import { fieldAt, isDocument, type LegacyDocument, objectIdText } from '@genledger/domain/legacy';
import { type UpgradedDefinition, upgradeDefinition } from '@genledger/domain/migration';
import { type ClientSession, type Db, type Document, Int32, ObjectId } from 'mongodb';
import { toStorable } from '../mappers/index.ts';
import { documentOf, restorable } from './document-bytes.ts';
import { keepOriginal, type Sealing } from './original.ts';
import { noteUndecided, release } from './quarantine.ts';

/** Collections whose old documents become definitions in place. */
export const DEFINITIONS = ['cooks', 'spells'] as const;
export type DefinitionCollection = (typeof DEFINITIONS)[number];

/** Fields of old documents that have a place of their own in a definition. */
const PLACED = ['_id', 'name', 'steps', 'exposedInputs', 'createdAt', 'updatedAt'];

function commonFields(definition: UpgradedDefinition, source: LegacyDocument): Document {
  const unplaced = Object.entries(source).filter(([name]) => !PLACED.includes(name));
  return {
    schemaVersion: new Int32(2),
    name: definition.name,
    ...(definition.ownerAccountId !== undefined && { ownerAccountId: definition.ownerAccountId }),
    metadata: toStorable(Object.fromEntries(unplaced)),
    createdAt: definition.createdAt,
    updatedAt: definition.updatedAt,
  };
}

function cookFields(
  definition: UpgradedDefinition,
  source: LegacyDocument,
  collection: LegacyDocument | undefined,
): Document {
  const traits = fieldAt(source, 'metadata.traits') ?? (collection && fieldAt(collection, 'traitTree'));
  const parameters = collection && fieldAt(collection, 'config');
  return {
    ...(definition.toolId !== undefined && { toolId: definition.toolId }),
    ...(definition.targetSize !== undefined && { targetSize: new Int32(definition.targetSize) }),
    ...(traits !== undefined && { randomness: toStorable(traits) }),
    ...(parameters !== undefined && { parameters: toStorable(parameters) }),
  };
}

function spellFields(definition: UpgradedDefinition, source: LegacyDocument): Document {
  const [steps, inputs] = [fieldAt(source, 'steps'), fieldAt(source, 'exposedInputs')];
  return {
    ...(steps !== undefined && { steps: toStorable(steps) }),
    ...(inputs !== undefined && { exposedInputs: toStorable(inputs) }),
    previewImages: definition.previewImages,
  };
}

const isSound = ({ _id: id }: LegacyDocument): boolean =>
  !isDocument(id) && typeof id !== 'string' && objectIdText(id) !== undefined;

/** Old cook runs that have no execution yet, since something about the run cannot be decided: they stay as they are. */
async function withoutExecution(db: Db, sources: readonly LegacyDocument[], session: ClientSession) {
  const sound = sources.filter(isSound);
  const ids = sound.map(({ _id }) => new ObjectId(objectIdText(_id)));
  const found = await db
    .collection('cookExecutions')
    .find({ _id: { $in: ids } }, { projection: { _id: 1 }, session })
    .toArray();
  const made = new Set(found.map(({ _id }) => String(_id)));
  return new Set<LegacyDocument>(sound.filter(({ _id }) => !made.has(objectIdText(_id) ?? '')));
}

/** What `cookCollections` holds of the cooks of a batch, by the id that they name. */
async function collectionsOf(db: Db, sources: readonly LegacyDocument[], session: ClientSession) {
  const names = sources.map((source) => fieldAt(source, 'collectionId')).filter((name) => name !== undefined);
  const ids = names.flatMap((name) => objectIdText(name) ?? []).map((id) => new ObjectId(id));
  if (names.length === 0) return new Map<string, LegacyDocument>();
  const wanted = { $in: [...names, ...ids] };
  const found = await db
    .collection('cookCollections')
    .find({ $or: [{ _id: wanted }, { collectionId: wanted }] } as Document, { session })
    .toArray();
  return new Map(
    found.flatMap((document) =>
      [document['_id'], document['collectionId']].map(
        (name) => [String(name), document as LegacyDocument] as const,
      ),
    ),
  );
}

/** Turns old documents into definitions in place, with the same ids. */
export async function writeDefinitions(
  db: Db,
  batch: readonly Buffer[],
  name: DefinitionCollection,
  rules: { readonly sealing?: Sealing },
  now: Date,
  session: ClientSession,
): Promise<{ readonly upgraded: number; readonly quarantined: number }> {
  const sources = batch.map((bytes) => ({ bytes, source: documentOf(bytes) }));
  const waiting =
    name === 'cooks'
      ? await withoutExecution(
          db,
          sources.map(({ source }) => source),
          session,
        )
      : new Set();
  const sound = sources.filter(
    ({ bytes, source }) => isSound(source) && restorable(bytes, source) !== undefined && !waiting.has(source),
  );
  const unsound = sources
    .filter((entry) => !sound.includes(entry) && !waiting.has(entry.source))
    .map(({ source }) => source);
  const undecided = unsound.map((source) => ({
    documentId: source['_id'],
    findings: [{ field: 'id', reason: 'id-not-objectid', candidates: [] }],
  }));
  const collections =
    name === 'cooks'
      ? await collectionsOf(
          db,
          sound.map(({ source }) => source),
          session,
        )
      : new Map<string, LegacyDocument>();
  const operations = sound.map(({ bytes, source }) => {
    const _id = new ObjectId(objectIdText(source['_id']));
    const collection = collections.get(String(fieldAt(source, 'collectionId')));
    const definition = upgradeDefinition(source, collection, _id.getTimestamp());
    const own =
      name === 'cooks' ? cookFields(definition, source, collection) : spellFields(definition, source);
    const legacy = keepOriginal(bytes, source, rules.sealing);
    return {
      replaceOne: { filter: { _id }, replacement: { ...commonFields(definition, source), ...own, legacy } },
    };
  });
  if (operations.length > 0) await db.collection(name).bulkWrite(operations, { ordered: false, session });
  await noteUndecided(db, name, undecided, now, session);
  await release(
    db,
    name,
    sound.map(({ source }) => source['_id']),
    session,
  );
  return { upgraded: operations.length, quarantined: undecided.length };
}
