import type { CookExecutionDocument, ExecutionDocument, SpellCastDocument } from '@genledger/db/client';
import { decimalText, fromWhole } from '@genledger/db/mappers';
import { hasEnded, progressOf } from '@genledger/domain/execution';
import { maskTarget } from '../secret/index.ts';

function basisView(document: ExecutionDocument) {
  const { notificationTarget, costCount = 0, generationIds, statusReason, completedAt } = document;
  return {
    id: document._id.toHexString(),
    initiatorAccountId: document.initiatorAccountId,
    environment: document.environment,
    status: document.status,
    ...(statusReason !== undefined && { statusReason }),
    startedAt: document.startedAt,
    ...(completedAt && { completedAt }),
    executedBy: 'plan' in document && document.plan !== undefined ? ('ledger' as const) : ('caller' as const),
    ...(generationIds && { generationIds: generationIds.map((id) => id.toHexString()) }),
    counts: document.counts,
    // What is known of no child is not known of the whole.
    ...(costCount > 0 && { costUsd: decimalText(document.costUsd) }),
    costCount,
    pointsSpent: fromWhole(document.pointsSpent),
    ...(document.notificationPlatform !== undefined && {
      notificationPlatform: document.notificationPlatform,
    }),
    ...(notificationTarget !== undefined && { notificationTarget: maskTarget(notificationTarget) }),
    ...(document.deliveryStatus && { deliveryStatus: document.deliveryStatus }),
    ...(document.deliveryTimestamp && { deliveryTimestamp: document.deliveryTimestamp }),
    ...(document.deliveryError !== undefined && { deliveryError: document.deliveryError }),
    ...(document.metadata !== undefined && { metadata: document.metadata }),
  };
}

function progressView(document: ExecutionDocument, expected: number | undefined, lost: number, now: Date) {
  if (expected === undefined) return;
  const { counts, startedAt, status } = document;
  const goesOn = !hasEnded(status) && status !== 'paused';
  return progressOf({ expected, lost, counts, startedAt, now, goesOn });
}

function planView(plan: NonNullable<CookExecutionDocument['plan']>) {
  const { budgetUsd, budgetPoints, seed, firstIndex, targetSize, concurrency, nextIndex, lost } = plan;
  const budget = {
    ...(budgetUsd && { usd: decimalText(budgetUsd) }),
    ...(budgetPoints !== undefined && { points: fromWhole(budgetPoints) }),
  };
  return {
    seed,
    firstIndex,
    targetSize,
    concurrency,
    nextIndex,
    lostIndexes: lost,
    ...(Object.keys(budget).length > 0 && { budget }),
  };
}

/** A cook execution as users see it. */
export type CookExecutionView = ReturnType<typeof viewCookExecution>;

/** Makes the view of a cook execution; `progress` says how far it is at a time. */
export function viewCookExecution(document: CookExecutionDocument, now: Date) {
  const { plan, cookId, expectedChildren, counts } = document;
  const expected = plan ? plan.targetSize - plan.firstIndex : expectedChildren;
  const progress = progressView(
    document,
    expected,
    plan ? plan.lost.length : counts.failed + counts.cancelled,
    now,
  );
  return {
    ...basisView(document),
    ...(cookId && { cookId: cookId.toHexString() }),
    ...(plan && planView(plan)),
    ...(progress && { progress }),
  };
}

/** How many steps a stored spell has. */
function stepsOf(definition: unknown): number | undefined {
  const steps = (definition as { readonly steps?: unknown } | undefined)?.steps;
  return Array.isArray(steps) ? steps.length : undefined;
}

/** A spell cast as users see it. */
export type SpellCastView = ReturnType<typeof viewSpellCast>;

/** Makes the view of a cast; `progress` says how far it is at a time. */
export function viewSpellCast(document: SpellCastDocument, now: Date) {
  const {
    plan,
    spellId,
    cookExecutionId,
    pieceIndex,
    replacement,
    attempt,
    failureReason,
    expectedChildren,
  } = document;
  const progress = progressView(document, plan ? stepsOf(plan.definition) : expectedChildren, 0, now);
  return {
    ...basisView(document),
    ...(spellId && { spellId: spellId.toHexString() }),
    ...(cookExecutionId && { cookExecutionId: cookExecutionId.toHexString() }),
    ...(pieceIndex !== undefined && { pieceIndex }),
    ...(replacement !== undefined && { replacement }),
    ...(attempt !== undefined && { attempt }),
    ...(failureReason !== undefined && { failureReason }),
    ...(plan && { inputs: plan.inputs }),
    ...(progress && { progress }),
  };
}
