import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { GenerationId } from '@genledger/domain/kernel';
import { ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { GENERATION_LIST, type ListPosition, type RecordPage, readList } from '../filter/index.ts';
import { toObjectId } from '../mappers/index.ts';
import { type GenerationFilter, generationNow, generationTerms } from './generation-filter.ts';

/** Whether a record is one that users can be shown: what a migration has yet to decide of is listed in its quarantine. */
function isCurrent({ schemaVersion }: Pick<GenerationDocument, 'schemaVersion'>): boolean {
  return schemaVersion === SCHEMA_VERSION;
}

/** A page of generations, newest first, without their payloads and history. Those of an earlier schema version are passed over, so that it may have fewer. */
export async function listGenerationRecords(
  database: Database,
  filter: GenerationFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<RecordPage<GenerationDocument>> {
  const page = await readList(database.generationOutputs, GENERATION_LIST, {
    terms: generationTerms(filter),
    now: generationNow(filter),
    after,
    limit,
    projection: { history: 0, evidence: 0, legacy: 0, requestPayload: 0, responsePayload: 0 },
  });
  return { ...page, items: page.items.filter(isCurrent) };
}

/**
 * A whole record, with payloads and history. What a migration replaced stays in the database: it may hold secrets. Nothing of a record that a
 * migration has yet to decide of.
 */
export async function findGenerationRecord(
  database: Database,
  id: GenerationId,
): Promise<GenerationDocument | undefined> {
  const found = await database.generationOutputs.findOne(
    { _id: toObjectId(id), schemaVersion: SCHEMA_VERSION },
    { projection: { legacy: 0 } },
  );
  return found ?? undefined;
}

/** A new id of this ledger. */
export function newGenerationId(): GenerationId {
  return new ObjectId().toHexString() as GenerationId;
}
