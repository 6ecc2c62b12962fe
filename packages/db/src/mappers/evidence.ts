import type {
  EndSighting,
  Evidence,
  MeasuredSighting,
  ProcessingSighting,
  QuantitySighting,
  QuantitySightings,
  Sighting,
} from '@genledger/domain/generation';
import type { EventId } from '@genledger/domain/kernel';
import { QUANTITY_KINDS, type Quantity, type QuantityKind } from '@genledger/domain/money';
import type {
  EndSightingDocument,
  EvidenceDocument,
  MeasuredSightingDocument,
  QuantitySightingDocument,
  SightingDocument,
} from '../client/documents.ts';
import { decimalText, fromWhole, toMoney, toWhole } from './scalars.ts';

function sightingFrom(document: SightingDocument): Sighting {
  return { receivedAt: document.receivedAt, eventId: document.eventId as EventId };
}

function measuredFrom(document: MeasuredSightingDocument): MeasuredSighting {
  return { ...sightingFrom(document), value: fromWhole(document.value) };
}

function processingFrom(document: SightingDocument & { at: Date }): ProcessingSighting {
  return { ...sightingFrom(document), at: document.at };
}

function endFrom(document: EndSightingDocument): EndSighting {
  const { source, endedAt, charge } = document;
  return { ...sightingFrom(document), source, endedAt, ...(charge && { charge }) };
}

function quantitiesFrom(documents: NonNullable<EvidenceDocument['quantities']>): QuantitySightings {
  const sightings: Partial<Record<QuantityKind, QuantitySighting>> = {};
  for (const kind of QUANTITY_KINDS) {
    const document = documents[kind];
    if (document === undefined) continue;
    const amount = decimalText(document.amount) as string as Quantity;
    sightings[kind] = { ...sightingFrom(document), amount, counted: document.counted };
  }
  return sightings;
}

function quantitiesTo(sightings: QuantitySightings): NonNullable<EvidenceDocument['quantities']> {
  const documents: Partial<Record<QuantityKind, QuantitySightingDocument>> = {};
  for (const kind of QUANTITY_KINDS) {
    const sighting = sightings[kind];
    if (sighting) documents[kind] = { ...sighting, amount: toMoney(sighting.amount) };
  }
  return documents;
}

const measuredTo = (sighting: MeasuredSighting) => ({ ...sighting, value: toWhole(sighting.value) });

/** Evidence as it is stored. */
export function evidenceToDocument(evidence: Evidence): EvidenceDocument {
  const { processing, computeMs, queueMs, coldStartMs, tokens, quantities, ends, expiry } = evidence;
  return {
    ...(processing && { processing: { ...processing } }),
    ...(computeMs && { computeMs: measuredTo(computeMs) }),
    ...(queueMs && { queueMs: measuredTo(queueMs) }),
    ...(coldStartMs && { coldStartMs: measuredTo(coldStartMs) }),
    ...(tokens && { tokens: measuredTo(tokens) }),
    ...(quantities && { quantities: quantitiesTo(quantities) }),
    ends: { ...ends },
    ...(expiry && { expiry: { ...expiry } }),
  };
}

/** Evidence as the rules read it. */
export function evidenceFromDocument(document: EvidenceDocument): Evidence {
  const { processing, computeMs, queueMs, coldStartMs, tokens, quantities, ends, expiry } = document;
  return {
    ...(processing && { processing: processingFrom(processing) }),
    ...(computeMs && { computeMs: measuredFrom(computeMs) }),
    ...(queueMs && { queueMs: measuredFrom(queueMs) }),
    ...(coldStartMs && { coldStartMs: measuredFrom(coldStartMs) }),
    ...(tokens && { tokens: measuredFrom(tokens) }),
    ...(quantities && { quantities: quantitiesFrom(quantities) }),
    ends: {
      ...(ends.success && { success: endFrom(ends.success) }),
      ...(ends.failed && { failed: endFrom(ends.failed) }),
      ...(ends.cancelled && { cancelled: endFrom(ends.cancelled) }),
    },
    ...(expiry && { expiry: endFrom(expiry) }),
  };
}
