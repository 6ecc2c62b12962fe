import { clip } from '@genledger/channels/channel';
import type { Announcement } from '@genledger/domain/delivery';

/** What templates can name in braces, as text. */
export type Facts = Readonly<Record<FactName, string>>;
export const FACT_NAMES = [
  'title',
  'reference',
  'status',
  'duration',
  'points',
  'cost',
  'error',
  'texts',
  'count',
  'made',
  'lost',
  'id',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** Longest text that a run's own words take in a message. */
const TEXTS_AT_MOST = 1500;
const TENTH_MS = 100;

/** A duration for people: `4.2 s`, `3 min 5 s`, `2 h 10 min`. */
export function durationText(durationMs: number): string {
  if (durationMs < 60_000) return `${Math.round(durationMs / TENTH_MS) / 10} s`;
  const seconds = Math.round(durationMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** The facts of what ended. */
export function factsOf(announcement: Announcement): Facts {
  const {
    title,
    reference,
    status,
    statusReason,
    durationMs,
    pointsSpent,
    costUsd,
    pieces,
    error,
    artifacts,
  } = announcement;
  const texts = artifacts.flatMap((artifact) => (artifact.kind === 'text' ? [artifact.text] : []));
  return {
    title,
    reference: reference ?? '',
    status,
    duration: durationText(durationMs),
    points: String(pointsSpent),
    cost: costUsd ?? '',
    error: clip(error?.message ?? statusReason ?? status, 500),
    texts: clip(texts.join('\n'), TEXTS_AT_MOST),
    count: String(artifacts.filter((artifact) => 'url' in artifact).length),
    made: String(pieces?.made ?? ''),
    lost: String(pieces?.lost ?? ''),
    id: announcement.subject.id,
  };
}
