import { bsonObjectId } from '@genledger/db/audit';
import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import { RATES } from '../rates.ts';

/** Whether a parent exists, as its child's place tells. */
export interface Placed {
  /** The child is in its parent's own list. */
  readonly isListed: boolean;
}

type Place = 'metadataText' | 'metadataId' | 'rootId' | 'rootText' | 'original';
type ParentField = 'castId' | 'cookId';

function writeName(draft: Draft, field: ParentField, id: string, place: Place): void {
  const isText = place === 'metadataText' || place === 'rootText' || place === 'original';
  if (isText) draft.plant('parent-typed-wrong');
  const value = isText ? id : bsonObjectId(id);
  if (place === 'original') {
    const context = (draft.metadata['originalContext'] ?? {}) as Record<string, unknown>;
    draft.metadata['originalContext'] = { ...context, [field]: value };
  } else if (place === 'rootId' || place === 'rootText') draft.fields[field] = value;
  else draft.metadata[field] = value;
}

function listedAsUsual(random: Random): Placed {
  return { isListed: random.weighted(RATES.unlisted) === 'no' };
}

function orphan(draft: Draft, field: ParentField, random: Random): Placed {
  writeName(draft, field, `dead${random.hex(20)}`, random.pick(['metadataText', 'metadataId']));
  draft.plant('parent-missing');
  draft.cannotKnow('parent', 'it names a parent that does not exist');
  return { isListed: false };
}

function knownOnlyToParent(draft: Draft): Placed {
  draft.plant('parent-only-listed');
  return { isListed: true };
}

/** Hides the cast of a step; a final record always names it. */
export function hideCast(draft: Draft, castId: string, mayBeLost: boolean, random: Random): Placed {
  const drawn = random.weighted(RATES.castPlace);
  const isLost = drawn === 'listed' || drawn === 'orphan';
  const place = isLost && !mayBeLost ? 'metadataText' : drawn;
  if (place === 'orphan') return orphan(draft, 'castId', random);
  draft.v2.parent = { kind: 'spellStep', id: castId };
  if (place === 'listed') return knownOnlyToParent(draft);
  writeName(draft, 'castId', castId, place);
  draft.plant('parent-unlinked');
  return listedAsUsual(random);
}

/** Hides the cook of a piece. */
export function hideCook(draft: Draft, cookId: string, index: number, random: Random): Placed {
  const place = random.weighted(RATES.cookPlace);
  if (place === 'orphan') return orphan(draft, 'cookId', random);
  if (place === 'nowhere') {
    draft.plant('parent-unnamed');
    draft.cannotKnow('parent', 'nothing names its cook');
    return { isListed: false };
  }
  draft.v2.parent = { kind: 'cookPiece', id: cookId };
  if (place === 'listed') return knownOnlyToParent(draft);
  if (place === 'job') draft.metadata['jobId'] = `${cookId}:${index}`;
  else if (place === 'batch') draft.metadata['jobId'] = `batch-${cookId}-${index}`;
  else writeName(draft, 'cookId', cookId, place);
  draft.plant('parent-unlinked');
  return listedAsUsual(random);
}

/** A piece that a spell made names both: it belongs to its cast, and the cast to the cook's run. */
export function hideBoth(draft: Draft, castId: string, cookId: string, random: Random): void {
  writeName(draft, 'castId', castId, random.pick(['metadataText', 'metadataId', 'rootId']));
  writeName(draft, 'cookId', cookId, random.pick(['metadataText', 'metadataId']));
  draft.plant('parent-both');
  draft.plant('parent-unlinked');
  draft.v2.parent = { kind: 'spellStep', id: castId };
}
