import { initialDeliveryStatus } from '@genledger/domain/delivery';
import type {
  CastPiece,
  CookExecution,
  CookPlan,
  ExecutionBasis,
  PieceTry,
  SpellCast,
} from '@genledger/domain/execution';
import { SCHEMA_VERSION } from '@genledger/domain/generation';
import type { AccountId, CookExecutionId, CookId, SpellCastId, SpellId } from '@genledger/domain/kernel';
import { PRICING_TIERS } from '@genledger/domain/money';
import type {
  CookExecutionDocument,
  DeliveryDocument,
  ExecutionDocument,
  SpellCastDocument,
} from '../client/documents.ts';
import { fromMoney, fromObjectId, fromWhole, toMoney, toObjectId, toWhole } from './scalars.ts';

function basisFrom(document: ExecutionDocument): ExecutionBasis {
  const { statusReason, expectedChildren, notificationTarget } = document;
  return {
    accountId: document.initiatorAccountId as AccountId,
    environment: document.environment,
    status: document.status,
    ...(statusReason !== undefined && { statusReason }),
    startedAt: document.startedAt,
    spending: {
      counts: document.counts,
      costUsd: fromMoney(document.costUsd),
      costCount: document.costCount ?? 0,
      pointsSpent: fromWhole(document.pointsSpent),
    },
    notification: {
      platform: document.notificationPlatform ?? 'none',
      ...(notificationTarget !== undefined && { target: notificationTarget }),
      announce: document.announceChildren ?? false,
    },
    pricingTier: PRICING_TIERS.find((tier) => tier === document.pricingTier) ?? 'standard',
    ...(expectedChildren !== undefined && { expectedChildren }),
  };
}

/** A cook execution as the rules read it. */
export function cookExecutionFromDocument(document: CookExecutionDocument): CookExecution {
  const { cookId, plan } = document;
  return {
    ...basisFrom(document),
    id: fromObjectId<CookExecutionId>(document._id),
    ...(cookId && { cookId: fromObjectId<CookId>(cookId) }),
    ...(plan && { plan: planFrom(plan) }),
  };
}

function planFrom(plan: NonNullable<CookExecutionDocument['plan']>): CookPlan<string> {
  const { budgetUsd, budgetPoints, ended, ...same } = plan;
  return {
    ...same,
    budget: {
      ...(budgetUsd && { usd: fromMoney(budgetUsd) }),
      ...(budgetPoints !== undefined && { points: fromWhole(budgetPoints) }),
    },
    ended: ended.map((id) => id.toHexString()),
  };
}

function pieceFrom(document: SpellCastDocument): CastPiece | undefined {
  const { cookExecutionId, pieceIndex: index, replacement, attempt } = document;
  return (
    cookExecutionId && {
      cookExecutionId: fromObjectId<CookExecutionId>(cookExecutionId),
      ...(index !== undefined && { index }),
      ...(replacement !== undefined && { replacement }),
      ...(attempt !== undefined && { attempt }),
    }
  );
}

/** A spell cast as the rules read it. */
export function spellCastFromDocument(document: SpellCastDocument): SpellCast {
  const { spellId, plan } = document;
  const piece = pieceFrom(document);
  return {
    ...basisFrom(document),
    id: fromObjectId<SpellCastId>(document._id),
    ...(spellId && { spellId: fromObjectId<SpellId>(spellId) }),
    ...(piece && { piece }),
    ...(plan && { plan }),
  };
}

function basisToDocument(execution: ExecutionBasis) {
  const { notification, spending, statusReason, expectedChildren } = execution;
  return {
    schemaVersion: SCHEMA_VERSION,
    initiatorAccountId: execution.accountId,
    environment: execution.environment,
    status: execution.status,
    ...(statusReason !== undefined && { statusReason }),
    startedAt: execution.startedAt,
    ...(expectedChildren !== undefined && { expectedChildren }),
    generationIds: [],
    counts: { ...spending.counts },
    costUsd: toMoney(spending.costUsd),
    costCount: spending.costCount,
    pointsSpent: toWhole(spending.pointsSpent),
    pricingTier: execution.pricingTier,
    announceChildren: notification.announce,
    notificationPlatform: notification.platform,
    ...(notification.target !== undefined && { notificationTarget: notification.target }),
    deliveryStatus: initialDeliveryStatus(notification.platform),
    deliveryAttempts: 0,
  } satisfies Partial<ExecutionDocument> & Partial<DeliveryDocument>;
}

/** A new cook execution as it is stored. */
export function cookExecutionToDocument(execution: CookExecution, metadata?: unknown): CookExecutionDocument {
  const { plan, cookId } = execution;
  return {
    _id: toObjectId(execution.id),
    ...basisToDocument(execution),
    ...(cookId && { cookId: toObjectId(cookId) }),
    ...(plan && { plan: planToDocument(plan) }),
    ...(metadata !== undefined && { metadata }),
  };
}

function planToDocument(plan: CookPlan<string>): NonNullable<CookExecutionDocument['plan']> {
  const { budget, ended, again, lost, ...same } = plan;
  return {
    ...same,
    ...(budget.usd !== undefined && { budgetUsd: toMoney(budget.usd) }),
    ...(budget.points !== undefined && { budgetPoints: toWhole(budget.points) }),
    again: again.map(tryToDocument),
    lost: [...lost],
    ended: ended.map((id) => toObjectId(id as CookExecutionId)),
  };
}

/** A try as it is stored, and nothing besides. */
export function tryToDocument({ index, replacement, attempt }: PieceTry) {
  return { index, replacement, attempt };
}

/** A new spell cast as it is stored. */
export function spellCastToDocument(cast: SpellCast, metadata?: unknown): SpellCastDocument {
  const { plan, spellId, piece } = cast;
  return {
    _id: toObjectId(cast.id),
    ...basisToDocument(cast),
    ...(spellId && { spellId: toObjectId(spellId) }),
    ...(piece && pieceToDocument(piece)),
    ...(plan && { plan: { definition: plan.definition, inputs: { ...plan.inputs } } }),
    ...(metadata !== undefined && { metadata }),
  };
}

function pieceToDocument({ cookExecutionId, index, replacement, attempt }: CastPiece) {
  return {
    cookExecutionId: toObjectId(cookExecutionId),
    ...(index !== undefined && { pieceIndex: index }),
    ...(replacement !== undefined && { replacement }),
    ...(attempt !== undefined && { attempt }),
  };
}
