import {
  ABSENT,
  type Candidate,
  fieldAt,
  known,
  type LegacyDocument,
  numberOf,
  type Reading,
  readTime,
  readValue,
  shown,
  timeOf,
  undecidable,
} from '../legacy/index.ts';

function candidate(source: string, time: Date | undefined): Candidate[] {
  return time === undefined ? [] : [{ source, value: time.toISOString() }];
}

/** The second in which an ObjectId was made. */
function timeOfId(id: string): Date | undefined {
  return timeOf(Number.parseInt(id.slice(0, 8), 16));
}

/**
 * When the record was asked for. Nothing else in a record tells it: the id only tells the second in which some process made it, and the
 * work began later.
 */
export function readRequestTime(document: LegacyDocument, id: string): Reading<Date> {
  const written = readTime(document, 'requestTimestamp');
  if (written.kind === 'known') return written;
  return undecidable(
    written.kind === 'absent' ? 'request-time-missing' : written.reason,
    ...(written.kind === 'undecidable' ? written.candidates : []),
    ...candidate(
      'metadata.jobStartTime, when the work began',
      readValue(readTime(document, 'metadata.jobStartTime')),
    ),
    ...candidate('_id, to the second', timeOfId(id)),
  );
}

/** When the run ended. One that is open has no end; one that is open and has an answer contradicts itself. */
export function readEndTime(document: LegacyDocument, isEnded: boolean): Reading<Date> {
  const written = readTime(document, 'responseTimestamp');
  if (!isEnded) {
    if (written.kind === 'absent') return ABSENT;
    const value = shown(fieldAt(document, 'responseTimestamp'));
    return undecidable('open-but-answered', { source: 'responseTimestamp', value });
  }
  if (written.kind === 'known') return written;
  const request = readValue(readTime(document, 'requestTimestamp'));
  const durationMs = numberOf(fieldAt(document, 'durationMs'));
  const sum = request && durationMs !== undefined ? timeOf(request.getTime() + durationMs) : undefined;
  return undecidable(
    written.kind === 'absent' ? 'end-time-missing' : written.reason,
    ...(written.kind === 'undecidable' ? written.candidates : []),
    ...candidate('requestTimestamp + durationMs, were it the waiting time', sum),
    ...candidate('updatedAt', readValue(readTime(document, 'updatedAt'))),
  );
}

/** When the work began, where the record tells it; what cannot be read tells nothing. */
export function readStart(document: LegacyDocument): Reading<Date> {
  for (const path of ['metadata.jobStartTime', 'startedAt']) {
    const start = readValue(readTime(document, path));
    if (start !== undefined) return known(start, path);
  }
  return ABSENT;
}
