import { canBeStored, type OpenFields } from '@genledger/db/mappers';
import { findTool, newGenerationId } from '@genledger/db/repositories';
import type { Notification } from '@genledger/domain/delivery';
import {
  createGeneration as create,
  type Forecast,
  nextReconciliation,
  type Parent,
} from '@genledger/domain/generation';
import { type ProviderName, type Result, success } from '@genledger/domain/kernel';
import { checkInputs, type Tool, toolInputs } from '@genledger/domain/tool';
import type { LedgerContext } from '../context.ts';
import { type InputIssue, type ServiceError, serviceError, UNSTORABLE } from '../errors.ts';
import { forecastRun } from '../estimate/forecast.ts';
import { traceparentOf } from '../tracing/index.ts';
import type { CreateGenerationInput } from './input.ts';
import { protectTarget } from './protect-target.ts';

/** How long the creating process alone may submit, ms; after that any process takes the submission up. */
const SUBMISSION_GRACE_MS = 10_000;

/** What a new generation belongs to, as its creator named it. */
export function parentOf(input: CreateGenerationInput): Parent {
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

/** What a request refers to, all of it found. */
interface Prepared {
  readonly tool: Tool;
  readonly provider: ProviderName | undefined;
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
  const unfit = input.submit
    ? checkInputs(input.requestPayload, toolInputs(tool.metadata), 'requestPayload')
    : [];
  if (unfit.length > 0)
    return serviceError('invalid-input', `The inputs do not fit tool ${tool.toolId}.`, unfit);
  const provider = providerOf(context, input, tool);
  if (!provider.ok) return provider;
  const target = protectTarget(context, input.notification.target);
  if (!target.ok) return target;
  const notification = { ...input.notification, target: target.value };
  return success({ tool, provider: provider.value, notification });
}

function forecastOf(
  context: LedgerContext,
  { requestPayload, pricingTier }: CreateGenerationInput,
  { tool, provider }: Prepared,
  now: Date,
): Promise<Forecast | undefined> {
  const terms = { inputs: requestPayload, pricingTier, ...(provider && { provider }) };
  return forecastRun(context, tool, terms, now);
}

function newRecord(
  context: LedgerContext,
  input: CreateGenerationInput,
  prepared: Prepared,
  forecast: Forecast | undefined,
  now: Date,
) {
  const { environment, pricing, reconciliation } = context.settings;
  const { tool, provider, notification } = prepared;
  const { accountId, pricingTier, contributorRewardPoints, providerRunId, submit } = input;
  const created = create(
    {
      id: newGenerationId(),
      parent: parentOf(input),
      environment,
      accountId,
      notification,
      pricingTier,
      contributorRewardPoints,
      submit,
      inputs: input.requestPayload,
      ...(forecast && { forecast }),
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
  const traceparent = traceparentOf();
  const generation = { ...created.generation, ...(traceparent !== undefined && { traceparent }) };
  return { ...created, generation, reconcileAt: due ?? now };
}

function openFields({ requestPayload, metadata, clientReference, index }: CreateGenerationInput): OpenFields {
  return {
    requestPayload,
    ...(metadata && { metadata }),
    ...(clientReference !== undefined && { clientReference }),
    ...(index !== undefined && { index }),
  };
}

/** A generation that can be written as it is. */
export interface PreparedGeneration {
  readonly record: ReturnType<typeof newRecord>;
  readonly open: OpenFields;
}

/** Makes the record of a new generation, or says why it cannot be; nothing is written. Its parent is not looked at. */
export async function prepareGeneration(
  context: LedgerContext,
  input: CreateGenerationInput,
  now: Date,
): Promise<Result<PreparedGeneration, ServiceError>> {
  const issues = unstorable(input);
  if (issues.length > 0) {
    return serviceError('invalid-input', 'The request cannot be stored as it is.', issues);
  }
  const prepared = await prepare(context, input);
  if (!prepared.ok) return prepared;
  const forecast = await forecastOf(context, input, prepared.value, now);
  const record = newRecord(context, input, prepared.value, forecast, now);
  return success({ record, open: openFields(input) });
}
