import {
  type BrowseContext,
  type BrowsedValue,
  browseDocument,
  browseOriginal,
  browseRelated,
} from '@genledger/services/browse';

/** Documents of another collection that name this one. */
export interface RelatedDocuments {
  readonly title: string;
  readonly collection: string;
  readonly documents: readonly BrowsedValue[];
}

/** A document with everything that belongs to it. */
export interface DocumentData {
  readonly collection: string;
  readonly document: BrowsedValue;
  /** As it was before a migration. */
  readonly original?: BrowsedValue;
  readonly related: readonly RelatedDocuments[];
}

interface RelationOf {
  readonly title: string;
  readonly collection: string;
  readonly field: string;
}

/** What belongs to the documents of each collection. */
const RELATIONS: Readonly<Record<string, readonly RelationOf[]>> = {
  generationOutputs: [
    { title: 'Events', collection: 'webhookEvents', field: 'generationId' },
    { title: 'Tries', collection: 'deliveryAttempts', field: 'subjectId' },
    { title: 'Undecided', collection: 'quarantine', field: 'documentId' },
  ],
  cookExecutions: [
    { title: 'Pieces', collection: 'generationOutputs', field: 'cookExecutionId' },
    { title: 'Casts', collection: 'spellCasts', field: 'cookExecutionId' },
  ],
  spellCasts: [{ title: 'Steps', collection: 'generationOutputs', field: 'spellCastId' }],
  cooks: [{ title: 'Executions', collection: 'cookExecutions', field: 'cookId' }],
  spells: [{ title: 'Casts', collection: 'spellCasts', field: 'spellId' }],
};

/** Reads a document with everything that belongs to it; nothing where it is not there. */
export async function readDocumentData(
  context: BrowseContext,
  collection: string,
  id: string,
): Promise<DocumentData | undefined> {
  const relations = RELATIONS[collection] ?? [];
  const [document, original, related] = await Promise.all([
    browseDocument(context, collection, id),
    browseOriginal(context, collection, id),
    Promise.all(
      relations.map(async ({ title, ...relation }) => ({
        title,
        collection: relation.collection,
        documents: await browseRelated(context, relation, id),
      })),
    ),
  ]);
  if (document === undefined) return undefined;
  return { collection, document, related, ...(original && { original }) };
}
