import {
  createGeneration,
  type Generation,
  type HistoryEntry,
  type Parent,
} from '@genledger/domain/generation';
import type {
  AccountId,
  CookExecutionId,
  ProviderName,
  ProviderRunId,
  ToolId,
} from '@genledger/domain/kernel';
import { COMFYUI_DEPLOY_PRICES, DEFAULT_POINTS_POLICY } from '@genledger/domain/money';
import type { Tool } from '@genledger/domain/tool';
import { Decimal128, Long, ObjectId } from 'mongodb';
import type { Database } from '../../src/client/index.ts';
import { insertGeneration, newGenerationId } from '../../src/repositories/index.ts';
import { unique } from './ledger-database.ts';

/** A Monday far ahead: MongoDB's own clock forgets documents of the past by itself. */
export const NOW = new Date('2031-03-03T10:00:00.000Z');
export const COMFYUI_DEPLOY = 'comfyui-deploy' as ProviderName;

/** So many seconds after {@link NOW}. */
export const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
export const runId = (text = unique('run')): ProviderRunId => text as ProviderRunId;

/** A tool on an A10G, charged by the second. */
export function aTool(toolId = unique('tool')): Tool {
  return {
    toolId: toolId as ToolId,
    displayName: `Tool ${toolId}`,
    service: 'comfyui',
    deliveryMode: 'webhook',
    costingModel: { rateSource: 'machine' },
    metadata: { gpu: 'A10G' },
  };
}

/** What a test decides of a new record. */
export interface RecordDetails {
  readonly parent?: Parent;
  readonly tool?: Tool;
  readonly accountId?: string;
  readonly environment?: string;
  readonly providerRunId?: ProviderRunId;
  readonly submit?: boolean;
  readonly requestTimestamp?: Date;
  readonly reconcileAt?: Date;
}

/** A generation as creation makes it, not yet written. */
export function aNewGeneration(details: RecordDetails = {}): {
  readonly generation: Generation;
  readonly entry: HistoryEntry;
} {
  return createGeneration(
    {
      id: newGenerationId(),
      parent: details.parent ?? { kind: 'single' },
      accountId: (details.accountId ?? unique('account')) as AccountId,
      environment: details.environment ?? 'production',
      notification: { platform: 'none', announce: false },
      pricingTier: 'standard',
      contributorRewardPoints: 0,
      provider: COMFYUI_DEPLOY,
      ...(details.providerRunId && { providerRunId: details.providerRunId }),
      submit: details.submit ?? false,
      inputs: {},
    },
    details.tool ?? aTool(),
    { tables: COMFYUI_DEPLOY_PRICES, points: DEFAULT_POINTS_POLICY },
    details.requestTimestamp ?? NOW,
  );
}

/** A generation in the database. */
export async function addGeneration(database: Database, details: RecordDetails = {}): Promise<Generation> {
  const created = aNewGeneration(details);
  await insertGeneration(database, { ...created, reconcileAt: details.reconcileAt ?? at(60) }, {});
  return created.generation;
}

/** A cook execution in the database, with nothing in it. */
export async function addCookExecution(database: Database): Promise<CookExecutionId> {
  const _id = new ObjectId();
  await database.cookExecutions.insertOne({
    _id,
    schemaVersion: 2,
    initiatorAccountId: unique('account'),
    environment: 'production',
    status: 'running',
    startedAt: NOW,
    generationIds: [],
    counts: { pending: 0, processing: 0, success: 0, failed: 0, cancelled: 0 },
    costUsd: Decimal128.fromString('0'),
    pointsSpent: Long.fromNumber(0),
  });
  return _id.toHexString() as CookExecutionId;
}

/** A parent of the kind cook execution. */
export const pieceOf = (cookExecutionId: CookExecutionId): Parent => ({ kind: 'cookPiece', cookExecutionId });
