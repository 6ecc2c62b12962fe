import type {
  CompletedExecution,
  Generation,
  GenerationBasis,
  HistoryEntry,
  Parent,
  Transition,
} from '../src/generation/index.ts';
import { isCompleted, NO_EVIDENCE, transition } from '../src/generation/index.ts';
import type {
  AccountId,
  CookExecutionId,
  EventId,
  GenerationId,
  ProviderName,
  ProviderRunId,
  SpellCastId,
  ToolId,
} from '../src/kernel/index.ts';
import type { PointsRate, Usd } from '../src/money/index.ts';
import type { FileArtifact, Phase, ProviderEvent, ProviderReport } from '../src/provider/index.ts';

/** Money written out in a test. */
export const usd = (text: string): Usd => text as Usd;
/** The id of an event, written out in a test. */
export const eventId = (text: string): EventId => text as EventId;
/** The id of a provider's run, written out in a test. */
export const runId = (text: string): ProviderRunId => text as ProviderRunId;

/** When the generation of every test was asked for. */
const REQUESTED = new Date('2026-03-02T10:00:00.000Z');

/** The time so many seconds after the request. */
export function at(seconds: number): Date {
  return new Date(REQUESTED.getTime() + Math.round(seconds * 1000));
}

/** One parent of each kind. */
export const PARENTS = {
  single: { kind: 'single' },
  cookPiece: { kind: 'cookPiece', cookExecutionId: '65f0000000000000000000c1' as CookExecutionId },
  spellStep: { kind: 'spellStep', spellCastId: '65f0000000000000000000d1' as SpellCastId },
} as const satisfies Record<Parent['kind'], Parent>;

/** What users of ComfyUI Deploy pay without a discount. */
export const STANDARD_POINTS: PointsRate = {
  multiplier: '4',
  minimumChargeUsd: usd('0.001'),
  pointPriceUsd: usd('0.000337'),
};

/** What creation fixed: a tool on an A10G, told by webhook. */
export function aBasis(changes: Partial<GenerationBasis> = {}): GenerationBasis {
  return {
    id: '65f000000000000000000001' as GenerationId,
    schemaVersion: 2,
    parent: { kind: 'single' },
    accountId: 'account-1' as AccountId,
    environment: 'production',
    toolId: 'tool-1' as ToolId,
    toolDisplayName: 'Portrait',
    requestTimestamp: REQUESTED,
    costRate: { amountUsd: usd('0.000337'), unit: 'second', source: 'comfyui-deploy/2' },
    pointsRate: STANDARD_POINTS,
    contributorRewardPoints: 0,
    notification: { platform: 'webhook', target: 'https://example.com/hook', announce: false },
    ...changes,
  };
}

/** A generation that nobody has spoken of yet. */
export function aGeneration(changes: Partial<Generation> = {}): Generation {
  return {
    basis: aBasis(),
    provider: 'comfyui-deploy' as ProviderName,
    submission: { state: 'external', attempts: 0 },
    evidence: NO_EVIDENCE,
    execution: { status: 'pending', pointsSpent: 0, protocolNetPoints: 0, flags: [] },
    artifacts: [],
    deliveryStatus: 'pending',
    revision: 0,
    ...changes,
  };
}

/** A phase by its name, a failure with an error. */
export function phaseOf(kind: Phase['kind']): Phase {
  return kind === 'failed'
    ? { kind, error: { code: 'provider-failed', message: 'out of memory' } }
    : { kind };
}

/** What a test says of an event, beyond its phase and the time of its receipt. */
export type EventDetails = Partial<Omit<ProviderReport, 'phase'>> &
  Partial<Pick<ProviderEvent, 'source' | 'eventId'>>;

let events = 0;

/** An event received so many seconds after the request: by webhook, unless told otherwise. */
export function anEvent(
  phase: Phase['kind'] | Phase,
  receivedSeconds: number,
  details: EventDetails = {},
): ProviderEvent {
  const { source = 'webhook', eventId: id, ...report } = details;
  events += 1;
  return {
    eventId: id ?? eventId(`event-${String(events).padStart(6, '0')}`),
    source,
    receivedAt: at(receivedSeconds),
    report: {
      providerStatus: typeof phase === 'string' ? phase : phase.kind,
      phase: typeof phase === 'string' ? phaseOf(phase) : phase,
      artifacts: [],
      ...report,
    },
  };
}

/** What the reconciler says where nothing was heard for too long. */
export function anExpiry(receivedSeconds: number, details: EventDetails = {}): ProviderEvent {
  const error = { code: 'expired', message: 'nothing was heard of the run' };
  return anEvent({ kind: 'failed', error }, receivedSeconds, { source: 'expiry', ...details });
}

/** An image at the first place of an output. */
export function anImage(outputId: string, changes: Partial<FileArtifact> = {}): FileArtifact {
  return { kind: 'image', outputId, index: 0, url: `https://files.example/${outputId}.png`, ...changes };
}

/** A record with the history that led to it. */
export interface Applied {
  readonly generation: Generation;
  readonly history: readonly HistoryEntry[];
  readonly outcomes: readonly Transition[];
}

/** Applies events one after the other, as the ledger does. */
export function applyAll(initial: Generation, sequence: readonly ProviderEvent[]): Applied {
  let generation = initial;
  const history: HistoryEntry[] = [{ to: initial.execution.status, at: REQUESTED, cause: 'creation' }];
  const outcomes: Transition[] = [];
  for (const event of sequence) {
    const outcome = transition(generation, event);
    outcomes.push(outcome);
    const change = outcome.kind === 'conflict' ? outcome.noted : outcome;
    if (change === undefined || !('entry' in change)) continue;
    generation = change.generation;
    history.push(change.entry);
  }
  return { generation, history, outcomes };
}

/** The record after events. */
export function after(initial: Generation, ...sequence: readonly ProviderEvent[]): Generation {
  return applyAll(initial, sequence).generation;
}

/** The end of a record that must have ended. */
export function endOf(generation: Generation): CompletedExecution & Generation['execution'] {
  if (isCompleted(generation.execution)) return generation.execution;
  throw new Error(`the generation is still ${generation.execution.status}`);
}
