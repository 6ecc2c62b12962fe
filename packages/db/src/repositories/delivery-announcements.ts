import { type Announcement, type DeliverySubjectKind, isSubjectEnd } from '@genledger/domain/delivery';
import type { AccountId, CookExecutionId, SpellCastId, ToolId } from '@genledger/domain/kernel';
import type { Artifact } from '@genledger/domain/provider';
import type { Document } from 'mongodb';
import type {
  AlertDocument,
  CookExecutionDocument,
  GenerationDocument,
  SpellCastDocument,
} from '../client/documents.ts';
import { fromMoney, fromObjectId, fromWhole } from '../mappers/index.ts';
import { ALERT_FIELDS, alertAnnouncement } from './delivery-alerts.ts';
import {
  COOK_FIELDS,
  COOK_STAGES,
  cookAnnouncement,
  type ReadExecution,
  SPELL_FIELDS,
  SPELL_STAGES,
  spellAnnouncement,
} from './delivery-executions.ts';

/** How what is told of the subjects of a kind is read. */
export interface AnnouncementReader {
  /** What is looked up beside the record. */
  readonly stages: readonly Document[];
  /** The fields that are read. */
  readonly fields: Document;
  /** What is told of a record; nothing while it is open. */
  read(document: Document): Announcement | undefined;
}

const GENERATION_FIELDS = {
  accountId: 1,
  environment: 1,
  toolId: 1,
  toolDisplayName: 1,
  clientReference: 1,
  cookExecutionId: 1,
  spellCastId: 1,
  status: 1,
  statusReason: 1,
  requestTimestamp: 1,
  responseTimestamp: 1,
  durationMs: 1,
  costUsd: 1,
  pointsSpent: 1,
  artifacts: 1,
  'error.code': 1,
  'error.message': 1,
} as const;

function parentOf({ cookExecutionId, spellCastId }: GenerationDocument): Announcement['parent'] {
  if (cookExecutionId) return { kind: 'cookExecution', id: fromObjectId<CookExecutionId>(cookExecutionId) };
  return spellCastId && { kind: 'spellCast', id: fromObjectId<SpellCastId>(spellCastId) };
}

function generationAnnouncement(document: GenerationDocument): Announcement | undefined {
  const { status, responseTimestamp, statusReason, clientReference, error } = document;
  if (!isSubjectEnd('generation', status) || responseTimestamp === undefined) return undefined;
  const parent = parentOf(document);
  return {
    subject: { kind: 'generation', id: fromObjectId(document._id) },
    accountId: document.accountId as AccountId,
    environment: document.environment,
    status,
    ...(statusReason !== undefined && { statusReason }),
    toolId: document.toolId as ToolId,
    title: document.toolDisplayName,
    ...(clientReference !== undefined && { reference: clientReference }),
    ...(parent && { parent }),
    requestTimestamp: document.requestTimestamp,
    endedAt: responseTimestamp,
    durationMs: fromWhole(document.durationMs ?? 0),
    ...(document.costUsd && { costUsd: fromMoney(document.costUsd) }),
    pointsSpent: fromWhole(document.pointsSpent),
    artifacts: document.artifacts as Artifact[],
    ...(error && { error: { code: error.code, message: error.message } }),
  };
}

/** By kind, how what is told of its subjects is read. */
export const ANNOUNCEMENT_READERS: Readonly<Record<DeliverySubjectKind, AnnouncementReader>> = {
  generation: {
    stages: [],
    fields: GENERATION_FIELDS,
    read: (document) => generationAnnouncement(document as GenerationDocument),
  },
  cookExecution: {
    stages: COOK_STAGES,
    fields: COOK_FIELDS,
    read: (document) => cookAnnouncement(document as ReadExecution<CookExecutionDocument>),
  },
  spellCast: {
    stages: SPELL_STAGES,
    fields: SPELL_FIELDS,
    read: (document) => spellAnnouncement(document as ReadExecution<SpellCastDocument>),
  },
  alert: {
    stages: [],
    fields: ALERT_FIELDS,
    read: (document) => alertAnnouncement(document as AlertDocument),
  },
};
