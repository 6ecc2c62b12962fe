import {
  fieldAt,
  isDocument,
  type LegacyDocument,
  numberOf,
  readAccount,
  readTime,
  readValue,
} from '../legacy/index.ts';

/** What a cook or spell of schema version 2 holds that an old document tells. */
export interface UpgradedDefinition {
  readonly name: string;
  readonly ownerAccountId?: string;
  readonly toolId?: string;
  readonly targetSize?: number;
  readonly previewImages: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const NAME_CHARACTERS = 200;

function nameOf(document: LegacyDocument, fallback: string): string {
  const names = ['name', 'metadata.name', 'slug', 'collectionId'].map((path) => fieldAt(document, path));
  const name = names.find((value): value is string => typeof value === 'string' && value.trim() !== '');
  return (name ?? fallback).slice(0, NAME_CHARACTERS).toWellFormed();
}

function ownerOf(document: LegacyDocument): string | undefined {
  const owners = ['ownedBy', 'creatorId', 'initiatorAccountId', 'userId'];
  return owners.map((path) => readValue(readAccount(document, path))).find((owner) => owner !== undefined);
}

function imagesOf(document: LegacyDocument): readonly string[] {
  const images = ['previewImages', 'previewImageUrls', 'previewImageUrl', 'previewImage'].flatMap((path) => {
    const value = fieldAt(document, path);
    return Array.isArray(value) ? value : [value];
  });
  const addresses = images.map((image) => (isDocument(image) ? image['url'] : image));
  return addresses.filter(
    (address): address is string => typeof address === 'string' && address.isWellFormed(),
  );
}

/**
 * An old spell, or an old cook run together with its collection, as a definition of schema version 2.
 * @param collection what `cookCollections` holds of it
 */
export function upgradeDefinition(
  document: LegacyDocument,
  collection: LegacyDocument | undefined,
  madeAt: Date,
): UpgradedDefinition {
  const owner = ownerOf(document) ?? (collection && ownerOf(collection));
  const toolId = fieldAt(document, 'metadata.toolId') ?? (collection && fieldAt(collection, 'config.toolId'));
  const size = numberOf(
    fieldAt(document, 'targetSupply') ?? (collection && fieldAt(collection, 'totalSupply')),
  );
  const created = ['createdAt', 'startedAt'].map((path) => readValue(readTime(document, path))).find(Boolean);
  const createdAt = created ?? madeAt;
  return {
    name: nameOf(collection ?? document, nameOf(document, 'unnamed')),
    ...(owner !== undefined && { ownerAccountId: owner }),
    ...(typeof toolId === 'string' && { toolId }),
    ...(size !== undefined && Number.isInteger(size) && size >= 0 && size < 2 ** 31 && { targetSize: size }),
    previewImages: imagesOf(document),
    createdAt,
    updatedAt: readValue(readTime(document, 'updatedAt')) ?? createdAt,
  };
}
