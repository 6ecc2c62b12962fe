import type { AuditedDatabase } from '@genledger/db/audit';
import { AUDITED_COLLECTIONS, type CollectionCensus, FieldCensus } from '@genledger/domain/audit';

/** Enough to show which fields a collection has. */
const SAMPLE_DOCUMENTS = 1000;
const MOST_COLLECTIONS = 50;

/** A census as the report tells it. */
export function tellCensus(census: FieldCensus, isSampled: boolean): CollectionCensus {
  const { collection, documents, uncounted } = census;
  return { collection: collection.name, documents, isSampled, fields: census.uses(), uncounted };
}

/** The fields of collections that no rule reads, from a sample of each: so that an unknown database explains itself. */
export async function censusOfOthers(
  database: AuditedDatabase,
  collections: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly CollectionCensus[]> {
  const audited = new Set(AUDITED_COLLECTIONS.map(({ name }) => name));
  const others = collections.filter((name) => !audited.has(name) && !name.startsWith('system.'));
  const told: CollectionCensus[] = [];
  for (const name of others.slice(0, MOST_COLLECTIONS)) {
    const census = new FieldCensus({ name, role: { legacy: 'definition', current: 'definition' } });
    const isWhole = await database.scan(name, census, () => undefined, {
      sampleSize: SAMPLE_DOCUMENTS,
      ...(signal && { signal }),
    });
    if (!isWhole) return told;
    told.push(tellCensus(census, true));
  }
  return told;
}
