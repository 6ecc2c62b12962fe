import type { DeliveryStatus } from '@genledger/domain/delivery';
import { type GenerationStatus, TERMINAL_STATUSES } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, GenerationId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import { type Filter, ObjectId } from 'mongodb';
import type { Database } from '../client/database.ts';
import type { GenerationDocument } from '../client/documents.ts';
import { toObjectId } from '../mappers/index.ts';

/** What a list of generations is narrowed by; every part is served by an index together with the order. */
export interface GenerationFilter {
  readonly status?: GenerationStatus;
  readonly toolId?: ToolId;
  readonly accountId?: AccountId;
  readonly environment?: string;
  readonly cookExecutionId?: CookExecutionId;
  readonly spellCastId?: SpellCastId;
  readonly deliveryStatus?: DeliveryStatus;
  /** Only those that have ended. */
  readonly hasEnded?: true;
  /** Requested at or after. */
  readonly since?: Date;
  /** Requested before. */
  readonly until?: Date;
}

/** A place in a list, newest first: after this generation. */
export interface GenerationPosition {
  readonly requestTimestamp: Date;
  readonly id: GenerationId;
}

/** The conditions of a filter, behind a place in the list where one is given. */
export function generationConditions(
  filter: GenerationFilter,
  after?: GenerationPosition,
): Filter<GenerationDocument> {
  const { since, until, cookExecutionId, spellCastId, hasEnded, ...equal } = filter;
  const parts: Filter<GenerationDocument>[] = [equal as Filter<GenerationDocument>];
  // The index of a variant is partial on its kind, so the kind is named as well.
  if (cookExecutionId) parts.push({ kind: 'cookPiece', cookExecutionId: toObjectId(cookExecutionId) });
  if (spellCastId) parts.push({ kind: 'spellStep', spellCastId: toObjectId(spellCastId) });
  if (hasEnded) parts.push({ status: { $in: [...TERMINAL_STATUSES] } });
  if (since) parts.push({ requestTimestamp: { $gte: since } });
  if (until) parts.push({ requestTimestamp: { $lt: until } });
  if (after) {
    const id = toObjectId(after.id);
    parts.push({ requestTimestamp: { $lte: after.requestTimestamp } });
    parts.push({
      $or: [{ requestTimestamp: { $lt: after.requestTimestamp } }, { _id: { $lt: id } }],
    });
  }
  return { $and: parts };
}

/** A page of generations, newest first, without their payloads and history. */
export async function listGenerationRecords(
  database: Database,
  filter: GenerationFilter,
  after: GenerationPosition | undefined,
  limit: number,
): Promise<readonly GenerationDocument[]> {
  return database.generationOutputs
    .find(generationConditions(filter, after), {
      projection: { history: 0, evidence: 0, legacy: 0, requestPayload: 0, responsePayload: 0 },
    })
    .sort({ requestTimestamp: -1, _id: -1 })
    .limit(limit)
    .maxTimeMS(10_000)
    .toArray();
}

/** A whole record, with payloads and history. What a migration replaced stays in the database: it may hold secrets. */
export async function findGenerationRecord(
  database: Database,
  id: GenerationId,
): Promise<GenerationDocument | undefined> {
  const found = await database.generationOutputs.findOne(
    { _id: toObjectId(id) },
    { projection: { legacy: 0 } },
  );
  return found ?? undefined;
}

/** A new id of this ledger. */
export function newGenerationId(): GenerationId {
  return new ObjectId().toHexString() as GenerationId;
}
