import type {
  GenerationChange,
  InboxEvent,
  ParentChange,
  ProviderRun,
  RollupChange,
  Settlement,
} from '@genledger/db/repositories';
import { type SketchChange, sketchChanges } from '@genledger/domain/estimate';
import {
  type Generation,
  type HistoryEntry,
  isTerminal,
  nextReconciliation,
  type ReconciliationPolicy,
  transition,
} from '@genledger/domain/generation';
import type { GenerationId, Result } from '@genledger/domain/kernel';
import type { ProviderEvent } from '@genledger/domain/provider';
import { contributionChange, NO_CONTRIBUTION, sumOfContributions } from '@genledger/domain/statistics';

/** An inbox event with what was read from it. */
export interface ReadEvent {
  readonly inbox: InboxEvent;
  readonly event: Result<ProviderEvent, string>;
  /** The W3C trace context of its application. */
  readonly traceparent?: string;
}

/** Everything that applying a batch of events writes, in one transaction. */
export interface ApplicationPlan {
  readonly generations: readonly GenerationChange[];
  readonly rollups: readonly RollupChange[];
  readonly sketches: readonly SketchChange[];
  readonly parents: readonly ParentChange[];
  readonly settlements: readonly Settlement[];
  /** Runs whose generation learned their id here: events may be waiting for it. */
  readonly learnedRuns: readonly ProviderRun[];
}

interface Folding {
  readonly before: Generation;
  current: Generation;
  readonly entries: HistoryEntry[];
}

/** Notes what an event changed; what follows from it goes on in the event's trace. */
function change(folding: Folding, to: Generation, entry: HistoryEntry, { traceparent }: ReadEvent): void {
  folding.current = { ...withSubmission(to), ...(traceparent !== undefined && { traceparent }) };
  folding.entries.push(entry);
}

const runKey = (provider: string, runId: string): string => `${provider}\n${runId}`;

/** Finds the generation of an event among those that were loaded. */
class Index {
  readonly #byId = new Map<GenerationId, Folding>();
  readonly #byRun = new Map<string, Folding>();

  constructor(generations: readonly Generation[]) {
    for (const generation of generations) {
      const folding: Folding = { before: generation, current: generation, entries: [] };
      this.#byId.set(generation.basis.id, folding);
      const { provider, providerRunId } = generation;
      if (provider && providerRunId) this.#byRun.set(runKey(provider, providerRunId), folding);
    }
  }

  find(event: InboxEvent): Folding | undefined {
    if (event.generationId !== undefined) return this.#byId.get(event.generationId);
    return event.providerRunId && this.#byRun.get(runKey(event.provider, event.providerRunId));
  }

  get changed(): Folding[] {
    return [...this.#byId.values()].filter(({ entries }) => entries.length > 0);
  }
}

/** A generation whose run id came to light has certainly reached its provider. */
function withSubmission(generation: Generation): Generation {
  const { submission, providerRunId } = generation;
  const open =
    submission.state === 'queued' || submission.state === 'submitting' || submission.state === 'uncertain';
  if (providerRunId === undefined || !open) return generation;
  return { ...generation, submission: { state: 'submitted', attempts: submission.attempts } };
}

function settle(index: Index, read: ReadEvent): Settlement {
  const { inbox, event } = read;
  const { eventId } = inbox;
  if (!event.ok) return { eventId, state: 'invalid', outcome: event.error };
  const folding = index.find(inbox);
  if (folding === undefined) return { eventId, state: 'unmatched' };
  const generationId = inbox.generationId === undefined ? { generationId: folding.before.basis.id } : {};
  const { provider = inbox.provider } = folding.current;
  if (provider !== inbox.provider) {
    const outcome = `provider-mismatch: the generation runs on ${provider}, the event is of ${inbox.provider}`;
    return { eventId, ...generationId, state: 'conflict', outcome };
  }
  const result = transition({ ...folding.current, provider }, event.value);
  switch (result.kind) {
    case 'ignored': {
      const state = result.why === 'unknown-status' ? 'unknown' : 'ignored';
      return { eventId, ...generationId, state, outcome: result.why };
    }
    case 'conflict':
      if (result.noted) change(folding, result.noted.generation, result.noted.entry, read);
      return {
        eventId,
        ...generationId,
        state: 'conflict',
        outcome: `${result.finding.rule}: ${result.finding.message}`,
      };
    case 'applied':
      change(folding, result.generation, result.entry, read);
      return { eventId, ...generationId, state: 'applied' };
  }
}

function rollupsOf(changed: readonly Folding[]): readonly RollupChange[] {
  return changed.flatMap(({ before, current }) => {
    const change = contributionChange(before.execution, current.execution);
    const { environment, toolId, accountId, requestTimestamp } = before.basis;
    return change === undefined ? [] : [{ environment, toolId, accountId, requestTimestamp, change }];
  });
}

function parentsOf(changed: readonly Folding[]): ParentChange[] {
  const byParent = new Map<string, ParentChange>();
  for (const { before, current } of changed) {
    const { parent } = before.basis;
    if (parent.kind === 'single') continue;
    const [from, to] = [before.execution, current.execution];
    const change = contributionChange(from, to);
    if (from.status === to.status && change === undefined) continue;
    const key = JSON.stringify(parent);
    const known: ParentChange = byParent.get(key) ?? { parent, counts: {}, ended: [], ...NO_CONTRIBUTION };
    const counts = { ...known.counts };
    if (from.status !== to.status) {
      counts[from.status] = (counts[from.status] ?? 0) - 1;
      counts[to.status] = (counts[to.status] ?? 0) + 1;
    }
    const { costUsd, costCount, pointsSpent } = sumOfContributions([
      { ...NO_CONTRIBUTION, ...known },
      change ?? NO_CONTRIBUTION,
    ]);
    const hasEnded = from.status !== to.status && isTerminal(to.status);
    const ended = hasEnded ? [...known.ended, before.basis.id] : known.ended;
    byParent.set(key, { parent, counts, costUsd, costCount, pointsSpent, ended });
  }
  return [...byParent.values()];
}

/**
 * What a batch of events does to the generations they speak of. Pure: reading comes before, writing after. Events are folded in
 * the order of their receipt, so that several of one generation make one write.
 */
export function planApplication(
  events: readonly ReadEvent[],
  generations: readonly Generation[],
  policy: ReconciliationPolicy,
  now: Date,
): ApplicationPlan {
  const index = new Index(generations);
  const ordered = [...events].sort((a, b) => a.inbox.receivedAt.getTime() - b.inbox.receivedAt.getTime());
  const settlements = ordered.map((read) => settle(index, read));
  const { changed } = index;
  return {
    generations: changed.map(({ before, current, entries }): GenerationChange => {
      const reconcileAt = nextReconciliation(current, now, policy);
      // Every entry of a batch raised the revision by one; the write needs only one step.
      const after = { ...current, revision: before.revision + 1 };
      return { before, after, entries, ...(reconcileAt && { reconcileAt }) };
    }),
    rollups: rollupsOf(changed),
    sketches: sketchChanges(changed.map(({ before, current }) => ({ before, after: current }))),
    parents: parentsOf(changed),
    settlements,
    learnedRuns: changed.flatMap(({ before, current: { provider, providerRunId } }) =>
      before.providerRunId === undefined && provider && providerRunId ? [{ provider, providerRunId }] : [],
    ),
  };
}
