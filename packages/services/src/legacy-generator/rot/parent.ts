import { bsonObjectId } from '@genledger/db/audit';
import type { Dice } from '../dice.ts';
import type { Draft } from '../draft.ts';
import { jsonId } from '../truth.ts';

/** Whether a parent knows its child. */
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
    draft.metadata['originalContext'] = { [field]: value };
  } else if (place === 'rootId' || place === 'rootText') draft.fields[field] = value;
  else draft.metadata[field] = value;
}

function tellParent(draft: Draft, field: ParentField, id: string): void {
  draft.v2.kind = field === 'castId' ? 'spellStep' : 'cookPiece';
  draft.v2[field === 'castId' ? 'spellCastId' : 'cookExecutionId'] = jsonId(id);
}

function listedAsUsual(dice: Dice): Placed {
  return { isListed: dice.draw('unlisted') === 'no' };
}

function orphan(draft: Draft, field: ParentField, dice: Dice): Placed {
  writeName(draft, field, `dead${dice.hex(20)}`, dice.pick(['metadataText', 'metadataId']));
  draft.plant('parent-missing');
  draft.cannotDecide('kind', 'it names a parent that does not exist');
  return { isListed: false };
}

/** Two places name different parents; the one that lies deeper does not exist. */
function rivals(draft: Draft, field: ParentField, id: string, dice: Dice): Placed {
  writeName(draft, field, id, 'rootId');
  writeName(draft, field, `dead${dice.hex(20)}`, 'metadataText');
  draft.plant('parent-disputed');
  draft.plant('parent-unlinked');
  draft.cannotDecide('kind', 'it names two parents of one kind');
  return listedAsUsual(dice);
}

function knownOnlyToParent(draft: Draft): Placed {
  draft.plant('parent-only-listed');
  return { isListed: true };
}

/** Hides the cast of a step; a final record always names it. */
export function hideCast(draft: Draft, castId: string, mayBeLost: boolean, dice: Dice): Placed {
  const drawn = dice.draw('castPlace');
  const isLost = drawn === 'listed' || drawn === 'orphan' || drawn === 'rival';
  const place = isLost && !mayBeLost ? 'metadataText' : drawn;
  if (place === 'orphan') return orphan(draft, 'castId', dice);
  if (place === 'rival') return rivals(draft, 'castId', castId, dice);
  tellParent(draft, 'castId', castId);
  if (place === 'listed') return knownOnlyToParent(draft);
  writeName(draft, 'castId', castId, place);
  draft.plant('parent-unlinked');
  return listedAsUsual(dice);
}

/** Hides the cook of a piece. */
export function hideCook(draft: Draft, cookId: string, index: number, dice: Dice): Placed {
  const place = dice.draw('cookPlace');
  if (place === 'orphan') return orphan(draft, 'cookId', dice);
  if (place === 'rival') return rivals(draft, 'cookId', cookId, dice);
  if (place === 'nowhere') {
    draft.plant('parent-unnamed');
    draft.cannotDecide('kind', 'nothing names its cook');
    return { isListed: false };
  }
  tellParent(draft, 'cookId', cookId);
  if (place === 'listed') return knownOnlyToParent(draft);
  if (place === 'job') draft.metadata['jobId'] = `${cookId}:${index}`;
  else if (place === 'batch') draft.metadata['jobId'] = `batch-${cookId}-${index}`;
  else writeName(draft, 'cookId', cookId, place);
  draft.plant('parent-unlinked');
  return listedAsUsual(dice);
}

/** A piece that a spell made names both: it belongs to its cast, and the cast to the cook's run. */
export function hideBoth(draft: Draft, castId: string, cookId: string, dice: Dice): void {
  writeName(draft, 'castId', castId, dice.pick(['metadataText', 'metadataId', 'rootId']));
  writeName(draft, 'cookId', cookId, dice.pick(['metadataText', 'metadataId']));
  draft.plant('parent-both');
  draft.plant('parent-unlinked');
  tellParent(draft, 'castId', castId);
}
