import { fieldAt, isDocument, type LegacyDocument, shown } from '@genledger/domain/legacy';
import { derivedExecution } from '@genledger/domain/migration';
import { BSON, type Document } from 'mongodb';
import type { GenerationDocument } from '../client/documents.ts';
import { changingFields, generationFromDocument } from '../mappers/index.ts';
import { documentOf } from './document-bytes.ts';
import { isSameValue, type LaterWrite, unknownFields } from './later-writes.ts';
import { LATER_WRITE, type StoredFinding } from './quarantine.ts';

/** Fields that follow from the evidence, and that writers of version 1 write under the same name. */
const DERIVED = [
  'status',
  'startedAt',
  'responseTimestamp',
  'durationMs',
  'costUsd',
  'pointsSpent',
  'protocolNetPoints',
] as const;

/** What the ledger writes into a record with its evidence, every value with its own type. */
function derivedFields(bytes: Buffer): LegacyDocument {
  const document = BSON.deserialize(bytes) as GenerationDocument;
  // Whatever stands there as its state, the evidence is the ledger's own.
  const generation = generationFromDocument({ ...document, status: 'pending' });
  const execution = derivedExecution(generation.basis, generation.evidence);
  const fields: Document = changingFields({ ...generation, execution });
  return documentOf(BSON.serialize(fields, { ignoreUndefined: true }));
}

/** A record of version 2 put right, and what a writer of version 1 had put there instead. */
export interface PutRight {
  readonly update: Document;
  readonly findings: readonly StoredFinding[];
}

function putBack(right: LegacyDocument, writes: readonly LaterWrite[]): PutRight {
  const top = writes.filter(({ at }) => at === 'top');
  const known = top.filter(({ name }) => right[name] !== undefined);
  const others = top.filter(({ name }) => right[name] === undefined);
  return {
    update: {
      ...(known.length > 0 && { $set: Object.fromEntries(known.map(({ name }) => [name, right[name]])) }),
      ...(others.length > 0 && { $unset: Object.fromEntries(others.map(({ name }) => [name, ''])) }),
    },
    findings: writes.map(({ at, name, value }) => ({
      field: 'laterWrite',
      reason: LATER_WRITE,
      candidates: [
        {
          source: `${at === 'top' ? name : `metadata.${name}`}, by version 1 after the migration`,
          value: value === undefined ? 'taken away' : shown(value),
        },
      ],
    })),
  };
}

/** Takes a write of version 1 back to what the migration wrote, where it cannot be taken in. */
export function withoutLaterWrites(current: LegacyDocument, writes: readonly LaterWrite[]): PutRight {
  const written = fieldAt(current, 'legacy.written');
  return putBack(isDocument(written) ? written : {}, writes);
}

/**
 * What a writer of version 1 put over what the ledger has derived from events since: the ledger's own is put back. Nothing where only the
 * ledger wrote.
 */
export function withDerivedFields(bytes: Buffer, current: LegacyDocument): PutRight | undefined {
  const derived = derivedFields(bytes);
  const written = fieldAt(current, 'legacy.written');
  const migrated = isDocument(written) ? written : {};
  const writes: LaterWrite[] = [
    ...DERIVED.filter(
      (name) => !(isSameValue(current[name], derived[name]) || isSameValue(current[name], migrated[name])),
    ).map((name): LaterWrite => ({ at: 'top', name, value: current[name] })),
    ...unknownFields(current),
  ];
  return writes.length === 0 ? undefined : putBack(derived, writes);
}
