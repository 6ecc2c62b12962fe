import { createHash } from 'node:crypto';
import { type Database, inTransaction, isDuplicateKey } from '@genledger/db/client';
import { canBeStored, type OpenFields } from '@genledger/db/mappers';
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
import type { Notification } from '@genledger/domain/delivery';
import { createGeneration as create, nextReconciliation, type Parent } from '@genledger/domain/generation';
import { type GenerationId, type ProviderName, type Result, success } from '@genledger/domain/kernel';
import type { Tool } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type InputIssue, type ServiceError, serviceError, UNSTORABLE } from '../errors.ts';
import type { CreateGenerationInput } from './input.ts';
import { protectTarget } from './protect-target.ts';

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
  if (input.cookExecutionId !== undefined)
    return { kind: 'cookPiece', cookExecutionId: input.cookExecutionId };
  if (input.spellCastId !== undefined) return { kind: 'spellStep', spellCastId: input.spellCastId };
  return { kind: 'single' };
}

/** The provider of a new generation: named by the caller, else the one that executes the tool's service. */
function providerOf(
  context: LedgerContext,
  input: CreateGenerationInput,
  tool: Tool,
): Result<ProviderName | undefined, ServiceError> {
  const name = input.provider ?? context.providers.ofService(tool.service)?.name;
  if (!input.submit) return success(name);
  if (name === undefined || context.providers.find(name) === undefined) {
    return serviceError(
      'unknown-provider',
      `No provider executes the service "${tool.service}" of tool ${tool.toolId}; run it yourself and create it with submit: false.`,
    );
  }
  return context.providers.client(name) === undefined
    ? serviceError(
        'not-submittable',
        `Provider ${name} is not configured here: set its API key, or create with submit: false.`,
      )
    : success(name);
}

/** What cannot be kept as it is; also too deep to be written as JSON, perhaps. */
function unstorable(input: CreateGenerationInput): readonly InputIssue[] {
  const open = {
    requestPayload: input.requestPayload,
    metadata: input.metadata,
    'notification.target': input.notification.target,
  };
  return Object.entries(open)
    .filter(([, value]) => !canBeStored(value))
    .map(([path]) => ({ path, message: UNSTORABLE }));
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
    : serviceError(
        'idempotency-key-reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      );
}

/** What a request refers to, all of it found. */
interface Prepared {
  readonly tool: Tool;
  readonly provider: ProviderName | undefined;
  readonly parent: Parent;
  /** With the secrets of its target sealed. */
  readonly notification: Notification;
}

/** Looks up what a request refers to, and refuses what cannot be made. */
async function prepare(
  context: LedgerContext,
  input: CreateGenerationInput,
): Promise<Result<Prepared, ServiceError>> {
  const tool = await findTool(context.database, input.toolId);
  if (tool === undefined) {
    const message = `The Tool Registry has no tool ${input.toolId}. Enter it with PUT /v1/tools/{toolId}.`;
    return serviceError('unknown-tool', message);
  }
  const provider = providerOf(context, input, tool);
  if (!provider.ok) return provider;
  const parent = parentOf(input);
  if (parent.kind !== 'single' && !(await parentExists(context.database, parent))) {
    const kind = parent.kind === 'cookPiece' ? 'cook execution' : 'spell cast';
    return serviceError('unknown-parent', `There is no such ${kind}.`);
  }
  const target = protectTarget(context, input.notification.target);
  if (!target.ok) return target;
  const notification = { ...input.notification, target: target.value };
  return success({ tool, provider: provider.value, parent, notification });
}

function newRecord(context: LedgerContext, input: CreateGenerationInput, prepared: Prepared, now: Date) {
  const { environment, pricing, reconciliation } = context.settings;
  const { tool, provider, parent, notification } = prepared;
  const { accountId, pricingTier, contributorRewardPoints, providerRunId, submit } = input;
  const created = create(
    {
      id: newGenerationId(),
      parent,
      environment,
      accountId,
      notification,
      pricingTier,
      contributorRewardPoints,
      submit,
      ...(provider && { provider }),
      ...(providerRunId && { providerRunId }),
    },
    tool,
    pricing,
    now,
  );
  const due = submit
    ? new Date(now.getTime() + SUBMISSION_GRACE_MS)
    : nextReconciliation(created.generation, now, reconciliation);
  return { ...created, reconcileAt: due ?? now };
}

function openFields({ requestPayload, metadata, clientReference, index }: CreateGenerationInput): OpenFields {
  return {
    requestPayload,
    ...(metadata && { metadata }),
    ...(clientReference !== undefined && { clientReference }),
    ...(index !== undefined && { index }),
  };
}

/** Writes the record with all that belongs to it: its parent's list and counts, and the caller's key. */
async function persist(
  database: Database,
  record: ReturnType<typeof newRecord>,
  open: OpenFields,
  idempotency: { readonly key: string; readonly requestHash: string } | undefined,
): Promise<void> {
  const { id, parent, requestTimestamp } = record.generation.basis;
  if (parent.kind === 'single' && idempotency === undefined) {
    await insertGeneration(database, record, open);
    return;
  }
  await inTransaction(database, async (session) => {
    await insertGeneration(database, record, open, session);
    if (parent.kind !== 'single') await addChild(database, parent, id, session);
    if (idempotency !== undefined) {
      const kept = { ...idempotency, generationId: id, createdAt: requestTimestamp };
      await keepIdempotencyKey(database, kept, session);
    }
  });
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
  const { database, clock } = context;
  const issues = unstorable(input);
  if (issues.length > 0) {
    return serviceError('invalid-input', 'The request cannot be stored as it is.', issues);
  }
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, requestHash };
  const known = idempotency && (await replay(context, idempotency.key, requestHash));
  if (known) return known;
  const prepared = await prepare(context, input);
  if (!prepared.ok) return prepared;
  const record = newRecord(context, input, prepared.value, clock.now());
  try {
    await persist(database, record, openFields(input), idempotency);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const raced = idempotency && (await replay(context, idempotency.key, requestHash));
    const message = `Another generation has run ${input.providerRunId} of ${input.provider}.`;
    return raced ?? serviceError('run-belongs-to-another', message);
  }
  if (input.provider && input.providerRunId) {
    await releaseUnmatched(database, input.provider, input.providerRunId);
  }
  return success({ id: record.generation.basis.id, toSubmit: input.submit, replayed: false });
}
