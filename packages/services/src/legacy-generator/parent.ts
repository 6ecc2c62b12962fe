import { bsonDecimal, bsonObjectId } from '@genledger/db/audit';
import { Draft } from './draft.ts';
import type { MadeGeneration } from './generation.ts';
import { type PicoUsd, picoText, picoUsd } from './pico-usd.ts';
import { CHANCES, RATES } from './rates.ts';
import type { World } from './world.ts';

/** A child of a parent, with what the parent's own list says of it. */
export interface Child extends MadeGeneration {
  readonly isListed: boolean;
  /** The child leads to its parent, by name or by the parent's list. */
  readonly isKnown: boolean;
}

/** What a reader adds up: finals repeat their steps. */
export function sumOf(children: readonly Child[]): PicoUsd {
  return children
    .filter(({ isKnown, story }) => isKnown && story.role !== 'final')
    .reduce((sum, { readCost }) => sum + (readCost ?? 0n), 0n);
}

function tellSum(draft: Draft, children: readonly Child[]): void {
  const own = children.filter(
    ({ draft: child, story }) => child.v2.parent?.id === draft.id && story.role !== 'final',
  );
  const isKnown = own.every(
    ({ draft: child }) => child.undecidable.costUsd === undefined && child.undecidable.status === undefined,
  );
  if (!isKnown) {
    draft.cannotKnow('costUsd', 'the cost of a child cannot be known');
    return;
  }
  draft.v2.costUsd = picoText(
    own.reduce((sum, { draft: child }) => sum + picoUsd(child.v2.costUsd ?? '0'), 0n),
  );
}

function writeSum(draft: Draft, children: readonly Child[], world: World): void {
  const sum = sumOf(children);
  const form = world.random.weighted(RATES.parentCost);
  if (form === 'none') draft.fields['costUsd'] = null;
  else draft.fields['costUsd'] = bsonDecimal(picoText(form === 'right' ? sum : sum / 2n));
  if (form !== 'right' && sum > 0n) draft.plant('aggregate-disagrees');
}

function listOf(draft: Draft, children: readonly Child[], world: World): unknown[] {
  const listed = children
    .filter(({ isListed }) => isListed)
    .map(({ draft: child }) => bsonObjectId(child.id));
  if (world.random.weighted(RATES.lostChild) === 'no') return listed;
  draft.plant('child-missing');
  return [...listed, bsonObjectId(world.newId(world.time()))];
}

function writeState(draft: Draft, ended: string, startedMs: number, world: World): void {
  const isStalled = world.random.chance(CHANCES.stalled);
  draft.fields['status'] = isStalled ? 'running' : ended;
  draft.fields['startedAt'] = new Date(startedMs);
  draft.fields['updatedAt'] = new Date(startedMs + world.random.whole(60_000, 3_600_000));
  if (isStalled) draft.plant('execution-stalled');
}

/** Writes what runs of cooks and casts have in common. */
export function makeParent(
  world: World,
  kind: { readonly collection: string; readonly listField: string; readonly ended: string },
  at: { readonly id: string; readonly startedMs: number },
  children: readonly Child[],
): Draft {
  const draft = new Draft(kind.collection, at.id);
  draft.plant('schema-version-old');
  writeState(draft, kind.ended, at.startedMs, world);
  draft.fields[kind.listField] = listOf(draft, children, world);
  writeSum(draft, children, world);
  tellSum(draft, children);
  const isUnlisted = children.some(
    ({ isKnown, isListed, story }) => isKnown && !isListed && story.role !== 'final',
  );
  if (isUnlisted) draft.plant('child-unlisted');
  return draft;
}
