import { type DeliveryDecision, deliveryAtCompletion } from '../delivery/index.ts';
import { sameValue } from '../kernel/index.ts';
import { type GenerationError, mergeArtifacts, type ProviderEvent } from '../provider/index.ts';
import { complete } from './complete.ts';
import { type DecidedEnd, decideEnd, type Evidence, mergeEvidence } from './evidence.ts';
import {
  type CompletedExecution,
  type Execution,
  type Generation,
  type HistoryEntry,
  isCompleted,
} from './generation.ts';
import { TRANSITIONS } from './transitions.ts';

/** Why an event changes nothing. */
export type IgnoredReason = 'unknown-status' | 'nothing-new';

/** A finding that an event gives rise to: reports of one run contradict each other, or name another run. */
export interface TransitionFinding {
  readonly rule: 'contradicting-ends' | 'run-id-mismatch';
  readonly message: string;
}

/** What an event does to a generation. */
export type Transition =
  | { readonly kind: 'applied'; readonly generation: Generation; readonly entry: HistoryEntry }
  | { readonly kind: 'ignored'; readonly why: IgnoredReason }
  | {
      readonly kind: 'conflict';
      readonly finding: TransitionFinding;
      /** The record with the contradiction noted; absent where the event is not this generation's at all. */
      readonly noted?: { readonly generation: Generation; readonly entry: HistoryEntry };
    };

/** Where an open generation stands by its evidence. */
function open(evidence: Evidence): Execution {
  const figures = { pointsSpent: 0, protocolNetPoints: 0, flags: [] } as const;
  return evidence.processing === undefined
    ? { status: 'pending', ...figures }
    : { status: 'processing', startedAt: evidence.processing.at, ...figures };
}

/** What the report that decided the end said beyond the evidence. */
interface EndReport {
  readonly error?: GenerationError;
  readonly responsePayload?: unknown;
}

/** The error of a run that expired, where the expiry brings none of its own. */
const EXPIRED: GenerationError = { code: 'expired', message: 'nothing was heard of the run' };

/** What an event says of the end that it decides. */
function reportedEnd({ report }: ProviderEvent, decided: DecidedEnd): EndReport {
  const error = report.phase.kind === 'failed' ? report.phase.error : decided.expired && EXPIRED;
  return {
    ...(error && { error }),
    ...(report.payload !== undefined && { responsePayload: report.payload }),
  };
}

/** What is on record of the end that was decided before. */
function recordedEnd({ execution, responsePayload }: Generation): EndReport {
  const error = isCompleted(execution) ? execution.error : undefined;
  return { ...(error && { error }), ...(responsePayload !== undefined && { responsePayload }) };
}

/** Whether a record that had merely expired now rests on a report of the end. */
function isProven(before: Execution, after: Execution): boolean {
  return before.flags.includes('expired') && !after.flags.includes('expired');
}

/** Whether it has just come to light that reports of the end contradict each other. */
function isContradiction(before: Execution, after: Execution): boolean {
  return after.flags.includes('contradicting-ends') && !before.flags.includes('contradicting-ends');
}

/** Whether telling the user anew is due: the end is new, another one or proven, or lies at another time and was not told yet. */
function isNews(before: Generation, after: CompletedExecution & Execution): boolean {
  if (!isCompleted(before.execution) || before.execution.status !== after.status) return true;
  if (isProven(before.execution, after)) return true;
  const moved = before.execution.responseTimestamp.getTime() !== after.responseTimestamp.getTime();
  return moved && before.deliveryStatus === 'pending';
}

/** A delivery moves when a generation ends, and starts anew when an end is corrected. */
function deliveryOf(before: Generation, after: Execution): DeliveryDecision {
  const { basis } = before;
  // An open record that is not waiting for its delivery never will: nobody is to be told, or it is of the old database.
  const isSettled = !isCompleted(before.execution) && before.deliveryStatus !== 'pending';
  if (isSettled || !isCompleted(after) || !isNews(before, after)) {
    return {
      deliveryStatus: before.deliveryStatus,
      ...(before.nextDeliveryAt && { nextDeliveryAt: before.nextDeliveryAt }),
    };
  }
  const alone = basis.parent.kind === 'single' || basis.notification.announce;
  return deliveryAtCompletion(basis.notification.platform, alone, after.responseTimestamp);
}

/** What moved, in words, where the states alone do not say it. */
function noteOf(before: Execution, after: Execution): string | undefined {
  if (isProven(before, after)) return 'had expired; its real end was reported';
  if (TRANSITIONS[before.status][after.status] === 'correct') return 'another end had been received first';
  if (before.status !== after.status) return undefined;
  if (sameValue(before, after)) return 'details added';
  if (isContradiction(before, after)) return 'another end was reported; the one received first counts';
  return isCompleted(after) ? 'figures refined' : 'start refined';
}

/** Whether an event speaks of another run than the one that the generation follows. */
function isOfAnotherRun({ providerRunId }: Generation, { report }: ProviderEvent): boolean {
  return (
    providerRunId !== undefined &&
    report.providerRunId !== undefined &&
    providerRunId !== report.providerRunId
  );
}

/** The record once an event is heard, its revision not yet counted. */
function withEvent(generation: Generation, event: ProviderEvent): Generation {
  const evidence = mergeEvidence(generation.evidence, event);
  const decided = decideEnd(evidence);
  // Only the event at hand can become the one that decides: either it brings the error and the outputs, or those on record stay.
  const isDecider = decided !== undefined && !sameValue(decided, decideEnd(generation.evidence));
  const { error, ...payload } = isDecider ? reportedEnd(event, decided) : recordedEnd(generation);
  const execution = decided ? complete(generation.basis, evidence, decided, error) : open(evidence);
  const providerRunId = generation.providerRunId ?? event.report.providerRunId;
  const { nextDeliveryAt: _due, responsePayload: _payload, ...kept } = generation;
  return {
    ...kept,
    ...(providerRunId !== undefined && { providerRunId }),
    evidence,
    execution,
    artifacts: mergeArtifacts(generation.artifacts, event.report.artifacts),
    ...payload,
    ...deliveryOf(generation, execution),
  };
}

/**
 * What an event does to a generation: the state machine.
 *
 * The record is derived from the evidence alone, and evidence merges in any order, so any order, repetition and interleaving of
 * the events of one run ends in the same record. An end is final: only proof that an expired run did end, or an end that was
 * received earlier though applied later, corrects it. A generation follows the run that it named first: events of another run
 * are refused whole, and are a finding.
 * @param event normalised, with the time of its receipt
 * @throws Error where the record has moved past its evidence, which is a bug of whoever wrote it
 */
export function transition(generation: Generation, event: ProviderEvent): Transition {
  if (event.report.phase.kind === 'unknown') return { kind: 'ignored', why: 'unknown-status' };
  if (isOfAnotherRun(generation, event)) {
    const message = `the event names run ${event.report.providerRunId}, the generation has run ${generation.providerRunId}`;
    return { kind: 'conflict', finding: { rule: 'run-id-mismatch', message } };
  }
  const next = withEvent(generation, event);
  if (sameValue(next, generation)) return { kind: 'ignored', why: 'nothing-new' };
  const [from, to] = [generation.execution.status, next.execution.status];
  if (TRANSITIONS[from][to] === 'never') {
    throw new Error(`illegal transition ${from} -> ${to}: evidence was lost`);
  }
  const note = noteOf(generation.execution, next.execution);
  const entry: HistoryEntry = {
    from,
    to,
    at: event.receivedAt,
    cause: event.source,
    eventId: event.eventId,
    ...(note && { note }),
  };
  const revised = { generation: { ...next, revision: generation.revision + 1 }, entry };
  if (isContradiction(generation.execution, next.execution)) {
    const message = `the run was reported as ${Object.keys(next.evidence.ends).join(' and ')}; the one received first counts`;
    return { kind: 'conflict', finding: { rule: 'contradicting-ends', message }, noted: revised };
  }
  return { kind: 'applied', ...revised };
}
