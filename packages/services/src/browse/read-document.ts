import { type BrowsedValue, readDocument, readOriginal, readRelated } from '@genledger/db/browse';
import { sealingOf } from '../migration/migration-context.ts';
import type { BrowseContext } from './context.ts';
import { maskSecrets } from './mask.ts';

/** Documents that belong to another, of one collection. */
export interface Relation {
  readonly collection: string;
  /** The field that names the other document. */
  readonly field: string;
}

const MOST_RELATED = 500;

/** A document of any collection and schema version; nothing where it is not there. */
export async function browseDocument(
  { database }: BrowseContext,
  collection: string,
  id: string,
): Promise<BrowsedValue | undefined> {
  const found = await readDocument(database, collection, id);
  return found && maskSecrets(found);
}

/** The document as it was before a migration; nothing where there was none, or its secrets cannot be opened here. */
export async function browseOriginal(
  { database, secrets }: BrowseContext,
  collection: string,
  id: string,
): Promise<BrowsedValue | undefined> {
  const sealing = sealingOf(secrets ? { secretBox: secrets } : {});
  const original = await readOriginal(database, collection, id, sealing);
  return original && maskSecrets(original);
}

/** The documents of a relation, oldest first, at most 500. */
export async function browseRelated(
  { database }: BrowseContext,
  { collection, field }: Relation,
  value: string,
): Promise<readonly BrowsedValue[]> {
  return (await readRelated(database, collection, field, value, MOST_RELATED)).map(maskSecrets);
}
