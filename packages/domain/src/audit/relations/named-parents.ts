import { parseJobId } from '../../legacy/index.ts';
import type { AuditedDocument, WatchedValues } from '../field-value.ts';
import { isPresent, readId, readText } from '../read-value.ts';
import type { ReadPath } from '../schema/read-paths.ts';

/** The parents that a generation names, wherever it does. */
export interface NamedParents {
  readonly cast?: string;
  readonly cook?: string;
  /** Two places name different parents of one kind. */
  readonly isContradictory: boolean;
  /** A parent id is kept as text. */
  readonly hasTextId: boolean;
  /** A field of version 2 names it by an ObjectId. */
  readonly isLinked: boolean;
}

/** Where casts and cooks are named, the most reliable place first. */
const CAST_PLACES = ['spellCastId', 'castId', 'metadata.castId', 'metadata.originalContext.castId'] as const;
const COOK_PLACES = [
  'cookExecutionId',
  'cookId',
  'metadata.cookId',
  'metadata.originalContext.cookId',
] as const;
/** A document of version 2 is read by its own two fields only. */
const CURRENT_CAST_PLACES = ['spellCastId'] as const;
const CURRENT_COOK_PLACES = ['cookExecutionId'] as const;

function idsAt(values: WatchedValues, places: readonly ReadPath[]): string[] {
  const ids: string[] = [];
  for (const place of places) {
    const id = readId(values.get(place));
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

function cookOfJob(values: WatchedValues): string | undefined {
  const job = readText(values.get('metadata.jobId'));
  return job === undefined ? undefined : parseJobId(job)?.cookId;
}

function holdsText(values: WatchedValues, places: readonly ReadPath[]): boolean {
  return places.some((place) => values.get(place)?.type === 'string');
}

/** Reads every place in which writers hid parents. A document of version 2 is read by its own two fields only. */
export function namedParents({ values }: AuditedDocument, isCurrent: boolean): NamedParents {
  const castPlaces = isCurrent ? CURRENT_CAST_PLACES : CAST_PLACES;
  const cookPlaces = isCurrent ? CURRENT_COOK_PLACES : COOK_PLACES;
  const casts = idsAt(values, castPlaces);
  const cooks = idsAt(values, cookPlaces);
  const ofJob = isCurrent ? undefined : cookOfJob(values);
  if (ofJob !== undefined && !cooks.includes(ofJob)) cooks.push(ofJob);
  const [[cast], [cook]] = [casts, cooks];
  const linkField = values.get(cast === undefined ? 'cookExecutionId' : 'spellCastId');
  return {
    isContradictory: casts.length > 1 || cooks.length > 1,
    hasTextId: holdsText(values, castPlaces) || holdsText(values, cookPlaces),
    isLinked: isPresent(linkField) && linkField.type === 'objectId',
    ...(cast !== undefined && { cast }),
    ...(cook !== undefined && { cook }),
  };
}
