import {
  type Evidence,
  type Execution,
  type Generation,
  type GenerationBasis,
  type HistoryEntry,
  isCompleted,
  SCHEMA_VERSION,
} from '../generation/index.ts';
import {
  fieldAt,
  isDocument,
  type LegacyDocument,
  numberText,
  readArtifacts,
  withoutSecrets,
} from '../legacy/index.ts';
import { Decider } from './decisions.ts';
import { evidenceOf, legacyEventId } from './evidence.ts';
import { executionOf } from './execution.ts';
import { type Facts, readFacts } from './facts.ts';
import { pointsRateOf } from './rates.ts';
import type { Upgrade, UpgradeContext, UpgradedGeneration } from './upgrade.ts';

/** Says in a record's history where its end comes from. */
const NOTE = 'from a record of schema version 1';

/** Whether a document is of schema version 2, or a later one, already. Only a number is a version: no writer of ours writes it otherwise. */
export function isUpgraded(document: LegacyDocument): boolean {
  return Number(numberText(fieldAt(document, 'schemaVersion')) ?? 1) >= SCHEMA_VERSION;
}

/** The target of the notification; the secret of a webhook is sealed in it. */
function targetOf({ delivery, sealedSecret }: Facts): { readonly target?: unknown } {
  const { target } = delivery;
  if (target === undefined) return {};
  const hasSecret = delivery.platform === 'webhook' && sealedSecret !== undefined;
  const open = withoutSecrets(target);
  return { target: hasSecret && isDocument(open) ? { ...open, secret: sealedSecret } : open };
}

function basisOf(document: LegacyDocument, facts: Facts, context: UpgradeContext): GenerationBasis {
  const { identity, settled, times, points, delivery, costRate } = facts;
  return {
    id: identity.id,
    schemaVersion: SCHEMA_VERSION,
    parent: settled.parent,
    accountId: identity.accountId,
    environment: identity.environment,
    toolId: identity.toolId,
    toolDisplayName: identity.toolDisplayName,
    requestTimestamp: times.requestTimestamp,
    ...(costRate && { costRate }),
    pointsRate: pointsRateOf(document, identity, points, context),
    contributorRewardPoints: settled.isFinal ? 0 : points.contributorRewardPoints,
    notification: { platform: delivery.platform, ...targetOf(facts), announce: false },
  };
}

function historyOf({ identity, times }: Facts, execution: Execution): readonly HistoryEntry[] {
  const created: HistoryEntry = { to: 'pending', at: times.requestTimestamp, cause: 'creation' };
  if (execution.status === 'pending') return [created];
  const at = isCompleted(execution) ? execution.responseTimestamp : execution.startedAt;
  const moved: HistoryEntry = {
    from: 'pending',
    to: execution.status,
    at: at ?? times.requestTimestamp,
    cause: 'webhook',
    eventId: legacyEventId(identity.id),
    note: NOTE,
  };
  return [created, moved];
}

function generationOf(
  document: LegacyDocument,
  facts: Facts,
  basis: GenerationBasis,
  evidence: Evidence,
): Generation {
  const { identity, status, points, costUsd, settled, runId, delivery } = facts;
  const payload = fieldAt(document, 'responsePayload');
  const hasRun = runId !== undefined;
  const run = { status, points, isFinal: settled.isFinal, hasRun, ...(costUsd !== undefined && { costUsd }) };
  return {
    basis,
    ...(identity.provider && { provider: identity.provider }),
    ...(runId !== undefined && identity.provider && { providerRunId: runId }),
    submission: { state: 'external', attempts: 0 },
    evidence,
    execution: executionOf(document, run, basis, evidence),
    artifacts: readArtifacts(document),
    ...(payload !== undefined && { responsePayload: payload }),
    deliveryStatus: delivery.status,
    revision: 0,
  };
}

function assemble(
  document: LegacyDocument,
  facts: Facts,
  context: UpgradeContext,
  sources: UpgradedGeneration['sources'],
): UpgradedGeneration {
  const { identity, settled, status, times, delivery, sealedSecret } = facts;
  const basis = basisOf(document, facts, context);
  const evidence = evidenceOf(identity.id, document, status.status, times);
  const generation = generationOf(document, facts, basis, evidence);
  return {
    generation,
    history: historyOf(facts, generation.execution),
    delivery,
    ...(settled.index !== undefined && { index: settled.index }),
    ...(settled.chain && { chain: settled.chain }),
    ...(sealedSecret !== undefined && { sealedSecret }),
    sources,
  };
}

/**
 * A generation of schema version 1 as one of version 2: the pure heart of the migration. Every field is read by a rule of its own; where one
 * cannot be decided, the record stays as it is and is put in quarantine with all its findings.
 */
export function upgradeGeneration(document: LegacyDocument, context: UpgradeContext): Upgrade {
  if (isUpgraded(document)) return { kind: 'unchanged' };
  const decider = new Decider(context.decisions);
  const facts = readFacts(document, context, decider);
  return facts === undefined
    ? { kind: 'quarantined', findings: decider.findings }
    : { kind: 'upgraded', record: assemble(document, facts, context, decider.sources) };
}
