import {
  type Execution,
  type Generation,
  type GenerationBasis,
  type GenerationFlag,
  type HistoryEntry,
  isCompleted,
  type Parent,
  SCHEMA_VERSION,
} from '@genledger/domain/generation';
import type {
  AccountId,
  CookExecutionId,
  GenerationId,
  ProviderName,
  ProviderRunId,
  SpellCastId,
  ToolId,
} from '@genledger/domain/kernel';
import type { CostRate, PointsRate, Quantity } from '@genledger/domain/money';
import type { Artifact, GenerationError } from '@genledger/domain/provider';
import type { GenerationDocument, HistoryEntryDocument } from '../client/documents.ts';
import { estimateFromDocument, estimateToDocument } from './estimate.ts';
import { evidenceFromDocument, evidenceToDocument } from './evidence.ts';
import { decimalText, fromMoney, fromObjectId, fromWhole, toMoney, toObjectId, toWhole } from './scalars.ts';
import { toStorable } from './storable.ts';

/** The fields that a decision reads; payloads, metadata and history stay in the database. */
export const DECISION_PROJECTION = { requestPayload: 0, history: 0, metadata: 0, legacy: 0 } as const;
export type DecisionDocument = Omit<GenerationDocument, 'requestPayload' | 'history' | 'metadata'>;

function parentFrom(document: DecisionDocument): Parent {
  if (document.cookExecutionId) {
    return { kind: 'cookPiece', cookExecutionId: fromObjectId<CookExecutionId>(document.cookExecutionId) };
  }
  if (document.spellCastId)
    return { kind: 'spellStep', spellCastId: fromObjectId<SpellCastId>(document.spellCastId) };
  return { kind: 'single' };
}

function costRateFrom(document: DecisionDocument): CostRate | undefined {
  const { costRate } = document;
  return (
    costRate && { amountUsd: fromMoney(costRate.amountUsd), unit: costRate.unit, source: costRate.source }
  );
}

function pointsRateFrom(document: DecisionDocument): PointsRate {
  const { pointsRate } = document;
  return {
    multiplier: pointsRate.multiplier,
    minimumChargeUsd: fromMoney(pointsRate.minimumChargeUsd),
    pointPriceUsd: fromMoney(pointsRate.pointPriceUsd),
  };
}

function basisFrom(document: DecisionDocument): GenerationBasis {
  const costRate = costRateFrom(document);
  return {
    id: fromObjectId<GenerationId>(document._id),
    schemaVersion: SCHEMA_VERSION,
    parent: parentFrom(document),
    accountId: document.accountId as AccountId,
    environment: document.environment,
    toolId: document.toolId as ToolId,
    toolDisplayName: document.toolDisplayName,
    requestTimestamp: document.requestTimestamp,
    ...(costRate && { costRate }),
    pointsRate: pointsRateFrom(document),
    contributorRewardPoints: fromWhole(document.contributorRewardPoints),
    notification: {
      platform: document.notificationPlatform,
      ...(document.notificationTarget !== undefined && { target: document.notificationTarget }),
      announce: document.announce,
    },
    ...(document.estimate && { estimate: estimateFromDocument(document.estimate) }),
  };
}

function figuresFrom({ queueMs, coldStartMs, computeMs, costQuantity }: DecisionDocument) {
  return {
    ...(queueMs !== undefined && { queueMs: fromWhole(queueMs) }),
    ...(coldStartMs !== undefined && { coldStartMs: fromWhole(coldStartMs) }),
    ...(computeMs !== undefined && { computeMs: fromWhole(computeMs) }),
    ...(costQuantity && { costQuantity: decimalText(costQuantity) as string as Quantity }),
  };
}

function executionFrom(document: DecisionDocument): Execution {
  const { status, startedAt, responseTimestamp, durationMs, costUsd, error, statusReason } = document;
  const flags = document.flags as GenerationFlag[];
  if (status === 'pending' || status === 'processing') {
    return { status, ...(startedAt && { startedAt }), pointsSpent: 0, protocolNetPoints: 0, flags };
  }
  if (responseTimestamp === undefined || durationMs === undefined) {
    throw new Error(`generation ${document._id.toHexString()} has ended without a time: run genledger audit`);
  }
  return {
    status,
    ...(statusReason !== undefined && { statusReason }),
    ...(startedAt && { startedAt }),
    responseTimestamp,
    durationMs: fromWhole(durationMs),
    ...figuresFrom(document),
    ...(costUsd && { costUsd: fromMoney(costUsd) }),
    costBasis: document.costBasis ?? 'unknown',
    pointsSpent: fromWhole(document.pointsSpent),
    protocolNetPoints: fromWhole(document.protocolNetPoints),
    ...(error && { error }),
    flags,
  };
}

/** A generation as the rules read it. */
export function generationFromDocument(document: DecisionDocument): Generation {
  return {
    basis: basisFrom(document),
    ...(document.provider !== undefined && { provider: document.provider as ProviderName }),
    ...(document.providerRunId !== undefined && { providerRunId: document.providerRunId as ProviderRunId }),
    submission: document.submission,
    evidence: evidenceFromDocument(document.evidence),
    execution: executionFrom(document),
    artifacts: document.artifacts as Artifact[],
    ...(document.responsePayload !== undefined && { responsePayload: document.responsePayload }),
    deliveryStatus: document.deliveryStatus,
    ...(document.nextDeliveryAt && { nextDeliveryAt: document.nextDeliveryAt }),
    ...(document.traceparent !== undefined && { traceparent: document.traceparent }),
    revision: document.revision,
  };
}

function errorToDocument(error: GenerationError): GenerationError {
  return error.details === undefined ? error : { ...error, details: toStorable(error.details) };
}

const wholeOrNothing = (value: number | undefined) => (value === undefined ? undefined : toWhole(value));

function executionFields(execution: Execution) {
  const { startedAt } = execution;
  const common = {
    status: execution.status,
    startedAt,
    pointsSpent: toWhole(execution.pointsSpent),
    protocolNetPoints: toWhole(execution.protocolNetPoints),
    flags: [...execution.flags],
  };
  if (!isCompleted(execution)) return common;
  return {
    ...common,
    statusReason: execution.statusReason,
    responseTimestamp: execution.responseTimestamp,
    durationMs: toWhole(execution.durationMs),
    queueMs: wholeOrNothing(execution.queueMs),
    coldStartMs: wholeOrNothing(execution.coldStartMs),
    computeMs: wholeOrNothing(execution.computeMs),
    costQuantity: execution.costQuantity === undefined ? undefined : toMoney(execution.costQuantity),
    costUsd: execution.costUsd === undefined ? undefined : toMoney(execution.costUsd),
    costBasis: execution.costBasis,
    error: execution.error && errorToDocument(execution.error),
  };
}

/** The fields that events change, and none that the notifier owns. */
export function changingFields(generation: Generation) {
  return {
    provider: generation.provider,
    providerRunId: generation.providerRunId,
    ...executionFields(generation.execution),
    evidence: evidenceToDocument(generation.evidence),
    artifacts: generation.artifacts.map((artifact) => ({ ...artifact })),
    responsePayload: toStorable(generation.responsePayload),
    submission: generation.submission,
    traceparent: generation.traceparent,
    revision: generation.revision,
  };
}

function parentFields(parent: Parent) {
  switch (parent.kind) {
    case 'single':
      return { kind: parent.kind };
    case 'cookPiece':
      return { kind: parent.kind, cookExecutionId: toObjectId(parent.cookExecutionId) };
    case 'spellStep':
      return { kind: parent.kind, spellCastId: toObjectId(parent.spellCastId) };
  }
}

/** A history entry as it is stored, with the time of its writing. */
export function historyToDocument(entry: HistoryEntry, recordedAt: Date): HistoryEntryDocument {
  return { ...entry, recordedAt };
}

/** What a caller may add to a new record beyond what the rules read. */
export interface OpenFields {
  readonly requestPayload?: unknown;
  readonly metadata?: unknown;
  /** The caller's own name for a single generation. */
  readonly clientReference?: string;
  /** Place of a cook piece or spell step, from 0. */
  readonly index?: number;
  /** Which try at that place it is; only of children that the ledger makes itself. */
  readonly tried?: { readonly replacement: number; readonly attempt: number };
}

function placeFields(parent: Parent, open: OpenFields) {
  switch (parent.kind) {
    case 'single':
      return { clientReference: open.clientReference };
    case 'cookPiece':
      return { pieceIndex: open.index, ...open.tried };
    case 'spellStep':
      return { stepIndex: open.index, attempt: open.tried?.attempt };
  }
}

/** A new generation as it is stored. */
export function generationToDocument(
  generation: Generation,
  entry: HistoryEntry,
  open: OpenFields,
): GenerationDocument {
  const { basis } = generation;
  const { costRate, pointsRate } = basis;
  return {
    _id: toObjectId(basis.id),
    schemaVersion: basis.schemaVersion,
    ...parentFields(basis.parent),
    ...placeFields(basis.parent, open),
    accountId: basis.accountId,
    environment: basis.environment,
    toolId: basis.toolId,
    toolDisplayName: basis.toolDisplayName,
    requestTimestamp: basis.requestTimestamp,
    ...(costRate && { costRate: { ...costRate, amountUsd: toMoney(costRate.amountUsd) } }),
    pointsRate: {
      multiplier: pointsRate.multiplier,
      minimumChargeUsd: toMoney(pointsRate.minimumChargeUsd),
      pointPriceUsd: toMoney(pointsRate.pointPriceUsd),
    },
    contributorRewardPoints: toWhole(basis.contributorRewardPoints),
    requestPayload: open.requestPayload,
    metadata: open.metadata,
    notificationPlatform: basis.notification.platform,
    notificationTarget: basis.notification.target,
    announce: basis.notification.announce,
    ...(basis.estimate && { estimate: estimateToDocument(basis.estimate) }),
    ...changingFields(generation),
    deliveryStatus: generation.deliveryStatus,
    nextDeliveryAt: generation.nextDeliveryAt,
    deliveryAttempts: 0,
    history: [historyToDocument(entry, entry.at)],
  } as GenerationDocument;
}
