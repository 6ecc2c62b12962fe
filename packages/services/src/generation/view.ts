import type { GenerationDocument, WebhookEventDocument } from '@genledger/db/client';
import { decimalText, estimateFromDocument, fromWhole } from '@genledger/db/mappers';
import { maskTarget } from '../secret/index.ts';

/** A generation as users see it: ids as text, times as dates, money as decimal text, unknown figures left out. */
export type GenerationView = ReturnType<typeof viewGeneration>;

function costRateView(costRate: GenerationDocument['costRate']) {
  return costRate && { ...costRate, amountUsd: decimalText(costRate.amountUsd) };
}

function pointsRateView({ pointsRate }: GenerationDocument) {
  return {
    multiplier: pointsRate.multiplier,
    minimumChargeUsd: decimalText(pointsRate.minimumChargeUsd),
    pointPriceUsd: decimalText(pointsRate.pointPriceUsd),
  };
}

/** What was expected as it was made; where it stands in the history of its tool is for machines. */
function forecastView({ estimate }: GenerationDocument) {
  const forecast = estimate && estimateFromDocument(estimate).forecast;
  return forecast && { estimate: forecast };
}

function figures(document: GenerationDocument) {
  const { durationMs, queueMs, coldStartMs, computeMs, costQuantity, costUsd, costBasis } = document;
  return {
    ...(durationMs !== undefined && { durationMs: fromWhole(durationMs) }),
    ...(queueMs !== undefined && { queueMs: fromWhole(queueMs) }),
    ...(coldStartMs !== undefined && { coldStartMs: fromWhole(coldStartMs) }),
    ...(computeMs !== undefined && { computeMs: fromWhole(computeMs) }),
    ...(costQuantity && { costQuantity: decimalText(costQuantity) }),
    ...(costUsd && { costUsd: decimalText(costUsd) }),
    ...(costBasis && { costBasis }),
    pointsSpent: fromWhole(document.pointsSpent),
    protocolNetPoints: fromWhole(document.protocolNetPoints),
    contributorRewardPoints: fromWhole(document.contributorRewardPoints),
  };
}

/** Makes the view of a record. Fields that only machines need (evidence, leases) are left out. */
export function viewGeneration(document: GenerationDocument) {
  const {
    _id,
    cookExecutionId,
    spellCastId,
    costRate,
    submission,
    history,
    // Not for users.
    evidence: _evidence,
    reconcileAt: _reconcileAt,
    deliveryLease: _deliveryLease,
    deliveryStartedAt: _deliveryStartedAt,
    durationMs: _durationMs,
    queueMs: _queueMs,
    coldStartMs: _coldStartMs,
    computeMs: _computeMs,
    costQuantity: _costQuantity,
    costUsd: _costUsd,
    costBasis: _costBasis,
    pointsSpent: _pointsSpent,
    protocolNetPoints: _protocolNetPoints,
    contributorRewardPoints: _contributorRewardPoints,
    pointsRate: _pointsRate,
    estimate: _estimate,
    notificationTarget,
    ...fields
  } = document;
  return {
    id: _id.toHexString(),
    ...fields,
    ...(cookExecutionId && { cookExecutionId: cookExecutionId.toHexString() }),
    ...(spellCastId && { spellCastId: spellCastId.toHexString() }),
    ...(notificationTarget !== undefined && { notificationTarget: maskTarget(notificationTarget) }),
    ...(costRate && { costRate: costRateView(costRate) }),
    pointsRate: pointsRateView(document),
    ...figures(document),
    ...forecastView(document),
    submission: {
      state: submission.state,
      attempts: submission.attempts,
      ...(submission.lastError !== undefined && { lastError: submission.lastError }),
    },
    ...(history && { history }),
  };
}

/** An event of the inbox as users see it, without its body. */
export function viewEvent(document: WebhookEventDocument) {
  const {
    _id,
    generationId,
    rawBody: _rawBody,
    leaseOwner: _leaseOwner,
    leaseUntil: _leaseUntil,
    contentKey: _contentKey,
    ...fields
  } = document;
  return {
    id: _id.toHexString(),
    ...fields,
    ...(generationId && { generationId: generationId.toHexString() }),
  };
}
