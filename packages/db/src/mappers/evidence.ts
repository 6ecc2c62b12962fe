import type {
  EndSighting,
  Evidence,
  MeasuredSighting,
  ProcessingSighting,
  Sighting,
} from '@genledger/domain/generation';
import type { EventId } from '@genledger/domain/kernel';
import type { EndSightingDocument, EvidenceDocument, SightingDocument, Whole } from '../client/documents.ts';
import { fromWhole, toWhole } from './scalars.ts';

function sightingFrom(document: SightingDocument): Sighting {
  return { receivedAt: document.receivedAt, eventId: document.eventId as EventId };
}

function measuredFrom(document: SightingDocument & { value: Whole }): MeasuredSighting {
  return { ...sightingFrom(document), value: fromWhole(document.value) };
}

function processingFrom(document: SightingDocument & { at: Date }): ProcessingSighting {
  return { ...sightingFrom(document), at: document.at };
}

function endFrom(document: EndSightingDocument): EndSighting {
  return { ...sightingFrom(document), source: document.source, endedAt: document.endedAt };
}

const measuredTo = (sighting: MeasuredSighting) => ({ ...sighting, value: toWhole(sighting.value) });

/** Evidence as it is stored. */
export function evidenceToDocument(evidence: Evidence): EvidenceDocument {
  const { processing, computeMs, tokens, ends, expiry } = evidence;
  return {
    ...(processing && { processing: { ...processing } }),
    ...(computeMs && { computeMs: measuredTo(computeMs) }),
    ...(tokens && { tokens: measuredTo(tokens) }),
    ends: { ...ends },
    ...(expiry && { expiry: { ...expiry } }),
  };
}

/** Evidence as the rules read it. */
export function evidenceFromDocument(document: EvidenceDocument): Evidence {
  const { processing, computeMs, tokens, ends, expiry } = document;
  return {
    ...(processing && { processing: processingFrom(processing) }),
    ...(computeMs && { computeMs: measuredFrom(computeMs) }),
    ...(tokens && { tokens: measuredFrom(tokens) }),
    ends: {
      ...(ends.success && { success: endFrom(ends.success) }),
      ...(ends.failed && { failed: endFrom(ends.failed) }),
      ...(ends.cancelled && { cancelled: endFrom(ends.cancelled) }),
    },
    ...(expiry && { expiry: endFrom(expiry) }),
  };
}
