import type { EventId } from '../kernel/index.ts';
import type { EventSource, ProviderEvent } from '../provider/index.ts';
import { TERMINAL_STATUSES, type TerminalStatus } from './status.ts';

/** Which event showed something, and when the ledger received it. */
export interface Sighting {
  readonly receivedAt: Date;
  readonly eventId: EventId;
}

/** A first sign of work. */
export interface ProcessingSighting extends Sighting {
  /** When the work began: the provider's own time where it tells one, else the time of receipt. Never later than the receipt. */
  readonly at: Date;
}

/** A figure that the provider gave. */
export interface MeasuredSighting extends Sighting {
  readonly value: number;
}

/** A report that the run has ended. */
export interface EndSighting extends Sighting {
  readonly source: EventSource;
  /** When the run ended: the provider's own time where it was asked, else the time of receipt. Never later than the receipt. */
  readonly endedAt: Date;
}

/**
 * What is known of a run: for each fact the earliest sighting that says something. Merging is commutative, associative and idempotent, so a
 * record derived from it is the same whatever the order and repetition of the events.
 */
export interface Evidence {
  readonly processing?: ProcessingSighting;
  /** Time that the provider charges for, whole milliseconds. */
  readonly computeMs?: MeasuredSighting;
  readonly tokens?: MeasuredSighting;
  /** The earliest report of each end that anybody reported. More than one is a contradiction. */
  readonly ends: Readonly<Partial<Record<TerminalStatus, EndSighting>>>;
  /** Nothing was heard for too long: the weakest end, which any other overrules. */
  readonly expiry?: EndSighting;
}

/** What is known of a run that nobody has spoken of. */
export const NO_EVIDENCE: Evidence = { ends: {} };

/** Whether a sighting was received before another; equal times are ordered by event id. */
function precedes(a: Sighting, b: Sighting): boolean {
  const time = a.receivedAt.getTime() - b.receivedAt.getTime();
  return time === 0 ? a.eventId < b.eventId : time < 0;
}

function earliest<Kind extends Sighting>(
  known: Kind | undefined,
  reported: Kind | undefined,
): Kind | undefined {
  if (known === undefined || reported === undefined) return known ?? reported;
  return precedes(reported, known) ? reported : known;
}

/** The figure received first. Zero says that the work never began, and counts only where nobody measured more. */
function bestFigure(
  known: MeasuredSighting | undefined,
  reported: MeasuredSighting | undefined,
): MeasuredSighting | undefined {
  if (known === undefined || reported === undefined) return known ?? reported;
  if ((known.value === 0) !== (reported.value === 0)) return known.value === 0 ? reported : known;
  return earliest(known, reported);
}

/** The sign of work that lies furthest back; the time of work decides, then the order of receipt. */
function earliestWork(
  known: ProcessingSighting | undefined,
  reported: ProcessingSighting | undefined,
): ProcessingSighting | undefined {
  if (known === undefined || reported === undefined) return known ?? reported;
  const time = reported.at.getTime() - known.at.getTime();
  return time < 0 || (time === 0 && precedes(reported, known)) ? reported : known;
}

/** A provider's own time, but the time of receipt where it tells none or its clock runs ahead: nobody hears of the future. */
function heardBy(receivedAt: Date, told: Date | undefined): Date {
  return told !== undefined && told < receivedAt ? told : receivedAt;
}

/** A figure as whole units; what is negative, past 2^53 or no number measures nothing. */
function measured(seen: Sighting, value: number | undefined): MeasuredSighting | undefined {
  if (value === undefined || value < 0) return undefined;
  const whole = Math.round(value);
  return Number.isSafeInteger(whole) ? { ...seen, value: whole } : undefined;
}

/**
 * What one event shows. An expiry shows only that nothing was heard. A figure counts once the run has ended: before, it is a
 * running total and not yet what is charged.
 */
function evidenceOf({ report, source, receivedAt, eventId }: ProviderEvent): Evidence {
  const seen: Sighting = { receivedAt, eventId };
  if (source === 'expiry') return { ends: {}, expiry: { ...seen, source, endedAt: receivedAt } };
  const { kind } = report.phase;
  if (kind === 'pending' || kind === 'unknown') return NO_EVIDENCE;
  if (kind === 'processing') {
    return { processing: { ...seen, at: heardBy(receivedAt, report.startedAt) }, ends: {} };
  }
  const computeMs = measured(seen, report.computeMs);
  const tokens = measured(seen, report.tokens);
  return {
    ...(report.startedAt && { processing: { ...seen, at: heardBy(receivedAt, report.startedAt) } }),
    ...(computeMs && { computeMs }),
    ...(tokens && { tokens }),
    ends: {
      [kind]: {
        ...seen,
        source,
        endedAt: source === 'poll' ? heardBy(receivedAt, report.endedAt) : receivedAt,
      },
    },
  };
}

/** What is known once an event is heard as well. */
export function mergeEvidence(known: Evidence, event: ProviderEvent): Evidence {
  const reported = evidenceOf(event);
  const processing = earliestWork(known.processing, reported.processing);
  const computeMs = bestFigure(known.computeMs, reported.computeMs);
  const tokens = bestFigure(known.tokens, reported.tokens);
  const expiry = earliest(known.expiry, reported.expiry);
  const ends: Partial<Record<TerminalStatus, EndSighting>> = {};
  for (const status of TERMINAL_STATUSES) {
    const end = earliest(known.ends[status], reported.ends[status]);
    if (end !== undefined) ends[status] = end;
  }
  return {
    ...(processing && { processing }),
    ...(computeMs && { computeMs }),
    ...(tokens && { tokens }),
    ends,
    ...(expiry && { expiry }),
  };
}

/** The end that counts. */
export interface DecidedEnd {
  readonly status: TerminalStatus;
  readonly end: EndSighting;
  /** True where nobody reported an end, and the run merely expired. */
  readonly expired: boolean;
}

/** The end that was received first; an expiry counts only where nobody reported an end. */
export function decideEnd(evidence: Evidence): DecidedEnd | undefined {
  let decided: DecidedEnd | undefined;
  for (const status of TERMINAL_STATUSES) {
    const end = evidence.ends[status];
    if (end !== undefined && (decided === undefined || precedes(end, decided.end))) {
      decided = { status, end, expired: false };
    }
  }
  if (decided !== undefined) return decided;
  return evidence.expiry && { status: 'failed', end: evidence.expiry, expired: true };
}

/** Whether reports of different ends exist for one run. */
export function isContradicted(evidence: Evidence): boolean {
  return TERMINAL_STATUSES.filter((status) => evidence.ends[status] !== undefined).length > 1;
}
