import { createHash } from 'node:crypto';
import { canBeStored } from '@genledger/db/mappers';
import { inTransaction, isDuplicateKey } from '@genledger/db/client';
import {
  addChild,
  findIdempotencyKey,
  findTool,
  insertGeneration,
  keepIdempotencyKey,
  newGenerationId,
  parentExists,
  releaseUnmatched,
} from '@genledger/db/repositories';
import { createGeneration as create, nextReconciliation, type Parent } from '@genledger/domain/generation';
import { type GenerationId, type ProviderName, type Result, success } from '@genledger/domain/kernel';
import type { Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type ServiceError, serviceError } from '../errors.ts';
import type { CreateGenerationInput } from './input.ts';

/** How long the creating process alone may submit, ms; after that any process takes the submission up. */
const SUBMISSION_GRACE_MS = 10_000;

/** A created generation, or the one that an earlier request with the same key created. */
export interface CreatedGeneration {
  readonly id: GenerationId;
  /** True where it is to be handed to its provider now. */
  readonly toSubmit: boolean;
  /** True where an earlier request with this key made it, and this one changed nothing. */
  readonly replayed: boolean;
}

function parentOf(input: CreateGenerationInput): Parent {
  if (input.cookExecutionId !== undefined) return { kind: 'cookPiece', cookExecutionId: input.cookExecutionId };
  if (input.spellCastId !== undefined) return { kind: 'spellStep', spellCastId: input.spellCastId };
  return { kind: 'single' };
}

/** The provider of a new generation: named by the caller, else the one that executes the tool's service. */
function providerOf(context: LedgerContext, input: CreateGenerationInput, tool: Tool): Result<ProviderName | undefined, ServiceError> {
  const name = input.provider ?? context.providers.ofService(tool.service)?.name;
  if (!input.submit) return success(name);
  if (name === undefined || context.providers.find(name) === undefined) {
    return serviceError('unknown-provider', `No provider executes the service "${tool.service}" of tool ${tool.toolId}; run it yourself and create it with submit: false.`);
  }
  return context.providers.client(name) === undefined
    ? serviceError('not-submittable', `Provider ${name} is not configured here: set its API key, or create with submit: false.`)
    : success(name);
}

function unstorable(input: CreateGenerationInput): ServiceError['issues'] {
  const open = { requestPayload: input.requestPayload, metadata: input.metadata, 'notification.target': input.notification.target };
  return Object.entries(open)
    .filter(([, value]) => !canBeStored(value))
    .map(([path]) => ({ path, message: 'must not nest deeper than 64 levels nor have NUL in a key' }));
}

/** What a caller's key and body made before; nothing where they are new. */
async function replay(
  context: LedgerContext,
  key: string,
  requestHash: string,
): Promise<Result<CreatedGeneration, ServiceError> | undefined> {
  const known = await findIdempotencyKey(context.database, key, context.clock.now());
  if (known === undefined) return undefined;
  return known.requestHash === requestHash
    ? success({ id: known.generationId, toSubmit: false, replayed: true })
    : serviceError('idempotency-key-reused', 'This Idempotency-Key came with another body before. Use a new key for a new request.');
}

/**
 * Creates a generation: a durable `pending` record with the tool's name and the prices in force.
 * @param idempotencyKey the caller's key, already made unique to the caller; a repeat within 24 h gives the same record
 * @returns the new id, or why nothing was created
 */
export async function createGeneration(
  context: LedgerContext,
  input: CreateGenerationInput,
  idempotencyKey?: string,
): Promise<Result<CreatedGeneration, ServiceError>> {
  const { database, clock, settings } = context;
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  if (idempotencyKey !== undefined) {
    const replayed = await replay(context, idempotencyKey, requestHash);
    if (replayed) return replayed;
  }
  const issues = unstorable(input) ?? [];
  if (issues.length > 0) return serviceError('invalid-input', 'The request cannot be stored as it is.', issues);
  const tool = await findTool(database, input.toolId);
  if (tool === undefined) {
    return serviceError('unknown-tool', `The Tool Registry has no tool ${input.toolId}. Enter it with PUT /v1/tools/{toolId}.`);
  }
  const provider = providerOf(context, input, tool);
  if (!provider.ok) return provider;
  const parent = parentOf(input);
  if (parent.kind !== 'single' && !(await parentExists(database, parent))) {
    return serviceError('unknown-parent', `There is no such ${parent.kind === 'cookPiece' ? 'cook execution' : 'spell cast'}.`);
  }
  const now = clock.now();
  const id = newGenerationId();
  const { environment, pricing } = settings;
  const created = create(
    {
      id,
      parent,
      environment,
      accountId: input.accountId,
      notification: input.notification,
      pricingTier: input.pricingTier,
      contributorRewardPoints: input.contributorRewardPoints,
      ...(provider.value && { provider: provider.value }),
      ...(input.providerRunId && { providerRunId: input.providerRunId }),
      submit: input.submit,
    },
    tool,
    pricing,
    now,
  );
  const due = input.submit
    ? new Date(now.getTime() + SUBMISSION_GRACE_MS)
    : nextReconciliation(created.generation, now, settings.reconciliation);
  const record = { ...created, reconcileAt: due ?? now };
  const { requestPayload, metadata, clientReference, index } = input;
  const open = {
    requestPayload,
    ...(metadata && { metadata }),
    ...(clientReference !== undefined && { clientReference }),
    ...(index !== undefined && { index }),
  };
  try {
    if (parent.kind === 'single' && idempotencyKey === undefined) {
      await insertGeneration(database, record, open);
    } else {
      await inTransaction(database, async (session) => {
        await insertGeneration(database, record, open, session);
        if (parent.kind !== 'single') await addChild(database, parent, id, session);
        if (idempotencyKey !== undefined) {
          await keepIdempotencyKey(database, { key: idempotencyKey, requestHash, generationId: id, createdAt: now }, session);
        }
      });
    }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const replayed = idempotencyKey === undefined ? undefined : await replay(context, idempotencyKey, requestHash);
    return replayed ?? serviceError('run-belongs-to-another', `Another generation has run ${input.providerRunId} of ${input.provider}.`);
  }
  if (input.provider && input.providerRunId) await releaseUnmatched(database, input.provider, input.providerRunId);
  return success({ id, toSubmit: input.submit, replayed: false });
}
