import type { Charge, EventSource, ProviderEvent } from '../provider/index.ts';
import { mergeQuantities, type QuantitySightings, quantitiesOf } from './quantities.ts';
import { earliest, precedes, type Sighting } from './sighting.ts';
import { TERMINAL_STATUSES, type TerminalStatus } from './status.ts';

/** Figures in whole units that reports of an end tell. */
const FIGURES = ['computeMs', 'queueMs', 'coldStartMs', 'tokens'] as const;

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
  /** What of a run that did not succeed is charged, where its provider says so. */
  readonly charge?: Charge;
}

/**
 * What is known of a run: for each fact the earliest sighting that says something. Merging is commutative, associative and idempotent, so a
 * record derived from it is the same whatever the order and repetition of the events.
 */
export interface Evidence {
  readonly processing?: ProcessingSighting;
  /** Time that the provider charges for, whole milliseconds. */
  readonly computeMs?: MeasuredSighting;
  /** Time that it waited for a machine, and that the machine needed to get ready; whole milliseconds. */
  readonly queueMs?: MeasuredSighting;
  readonly coldStartMs?: MeasuredSighting;
  readonly tokens?: MeasuredSighting;
  readonly quantities?: QuantitySightings;
  /** The earliest report of each end that anybody reported. More than one is a contradiction. */
  readonly ends: Readonly<Partial<Record<TerminalStatus, EndSighting>>>;
  /** Nothing was heard for too long: the weakest end, which any other overrules. */
  readonly expiry?: EndSighting;
}

/** What is known of a run that nobody has spoken of. */
export const NO_EVIDENCE: Evidence = { ends: {} };

/** The figure received first. Zero says that nothing was measured or charged, and counts only where nobody measured more. */
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
  const figures: Partial<Record<(typeof FIGURES)[number], MeasuredSighting>> = {};
  for (const name of FIGURES) {
    const figure = measured(seen, report[name]);
    if (figure) figures[name] = figure;
  }
  const quantities = quantitiesOf(report, seen);
  return {
    ...(report.startedAt && { processing: { ...seen, at: heardBy(receivedAt, report.startedAt) } }),
    ...figures,
    ...(quantities && { quantities }),
    ends: {
      [kind]: {
        ...seen,
        source,
        endedAt: source === 'poll' ? heardBy(receivedAt, report.endedAt) : receivedAt,
        ...(report.charge && kind !== 'success' && { charge: report.charge }),
      },
    },
  };
}

/** What is known once an event is heard as well. */
export function mergeEvidence(known: Evidence, event: ProviderEvent): Evidence {
  const reported = evidenceOf(event);
  const processing = earliestWork(known.processing, reported.processing);
  const figures: Partial<Record<(typeof FIGURES)[number], MeasuredSighting>> = {};
  for (const name of FIGURES) {
    const figure = bestFigure(known[name], reported[name]);
    if (figure) figures[name] = figure;
  }
  const quantities = mergeQuantities(known.quantities, reported.quantities);
  const expiry = earliest(known.expiry, reported.expiry);
  const ends: Partial<Record<TerminalStatus, EndSighting>> = {};
  for (const status of TERMINAL_STATUSES) {
    const end = earliest(known.ends[status], reported.ends[status]);
    if (end !== undefined) ends[status] = end;
  }
  return {
    ...(processing && { processing }),
    ...figures,
    ...(quantities && { quantities }),
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
