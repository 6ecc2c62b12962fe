import { bsonDecimal, bsonObjectId } from '@genledger/db/audit';
import { Draft } from './draft.ts';
import type { MadeGeneration } from './generation.ts';
import { type PicoUsd, picoText, picoUsd } from './pico-usd.ts';
import type { Form } from './rates.ts';
import { jsonDate, jsonDecimal, jsonId } from './truth.ts';
import { accountValue, type World } from './world.ts';

/** A child of a parent, with what the parent's own list says of it. */
export interface Child extends MadeGeneration {
  readonly isListed: boolean;
  /** The child leads to its parent, by name or by the parent's list. */
  readonly isKnown: boolean;
}

/** What a run of a cook or cast is, before it is written. */
export interface ParentPlan {
  readonly id: string;
  readonly account: string;
  readonly startedMs: number;
  readonly spellId: string;
}

/** How a kind of parent is kept. */
export interface ParentKind {
  readonly collection: 'cooks' | 'casts';
  readonly listField: string;
}

/** What a reader adds up: finals repeat their steps. */
export function sumOf(children: readonly Child[]): PicoUsd {
  return children
    .filter(({ isKnown, story }) => isKnown && story.role !== 'final')
    .reduce((sum, { readCost }) => sum + (readCost ?? 0n), 0n);
}

const OPEN_SUMS = 'a child’s cost or points have more than one right answer';

/** The sums of version 2 are over the children that are of version 2: one in quarantine joins when it is settled. */
function tellSums(draft: Draft, children: readonly Child[]): void {
  const own = children
    .map((child) => child.draft)
    .filter(
      ({ isDecidable, v2 }) => isDecidable && (v2.spellCastId ?? v2.cookExecutionId)?.$oid === draft.id,
    );
  draft.v2.generationIds = own.map(({ id }) => jsonId(id));
  const areTold = own.every((child) => child.isJudged('costUsd') && child.isJudged('pointsSpent'));
  if (!areTold) {
    draft.leaveOpen('costUsd', OPEN_SUMS);
    draft.leaveOpen('pointsSpent', OPEN_SUMS);
    return;
  }
  const cost = own.reduce((sum, { v2 }) => sum + picoUsd(v2.costUsd?.$numberDecimal ?? '0'), 0n);
  draft.v2.costUsd = jsonDecimal(picoText(cost));
  draft.v2.pointsSpent = own.reduce((sum, { v2 }) => sum + (v2.pointsSpent ?? 0), 0);
}

/** A cast that makes a piece is a child of its cook: its money is the cook's as well. */
export function addCasts(draft: Draft, casts: readonly Draft[]): void {
  const told = (each: Draft) => each.isJudged('costUsd') && each.isJudged('pointsSpent');
  if (casts.length === 0) return;
  if (![draft, ...casts].every(told)) {
    delete draft.v2.costUsd;
    delete draft.v2.pointsSpent;
    draft.leaveOpen('costUsd', OPEN_SUMS);
    draft.leaveOpen('pointsSpent', OPEN_SUMS);
    return;
  }
  const cost = [draft, ...casts].reduce(
    (sum, { v2 }) => sum + picoUsd(v2.costUsd?.$numberDecimal ?? '0'),
    0n,
  );
  draft.v2.costUsd = jsonDecimal(picoText(cost));
  draft.v2.pointsSpent = [draft, ...casts].reduce((sum, { v2 }) => sum + (v2.pointsSpent ?? 0), 0);
}

function writeSum(draft: Draft, children: readonly Child[], { dice }: World): void {
  const sum = sumOf(children);
  const form = dice.draw('parentCost');
  if (form === 'none') draft.fields['costUsd'] = null;
  else draft.fields['costUsd'] = bsonDecimal(picoText(form === 'right' ? sum : sum / 2n));
  if (form !== 'right' && sum > 0n) draft.plant('aggregate-disagrees');
}

function listOf(draft: Draft, children: readonly Child[], world: World): unknown[] {
  const listed = children
    .filter(({ isListed }) => isListed)
    .map(({ draft: child }) => bsonObjectId(child.id));
  if (world.dice.draw('lostChild') === 'no') return listed;
  draft.plant('child-missing');
  return [...listed, bsonObjectId(world.newId(world.time()))];
}

/** Ends of either kind; only cooks were paused or stopped. */
function endOf({ collection }: ParentKind, drawn: Form<'parentEnd'>): Form<'parentEnd'> {
  return collection === 'casts' && (drawn === 'paused' || drawn === 'stopped') ? 'completed' : drawn;
}

function writeState(draft: Draft, kind: ParentKind, startedMs: number, { dice }: World): void {
  const end = endOf(kind, dice.draw('parentEnd'));
  const touched = new Date(startedMs + dice.whole(60_000, 3_600_000));
  draft.fields['status'] = end;
  draft.fields['startedAt'] = new Date(startedMs);
  draft.fields['updatedAt'] = touched;
  if (end === 'running') draft.plant('execution-stalled');
  if (end === 'failed' && kind.collection === 'casts') {
    draft.fields['failureReason'] = 'a step failed';
    draft.fields['failedAt'] = touched;
  }
  draft.v2.status = end;
  draft.v2.startedAt = jsonDate(startedMs);
}

/** Writes what runs of cooks and casts have in common. */
export function makeParent(
  world: World,
  kind: ParentKind,
  plan: ParentPlan,
  children: readonly Child[],
): Draft {
  const draft = new Draft(kind.collection, plan.id);
  draft.plant('schema-version-old');
  draft.fields['initiatorAccountId'] = accountValue(plan.account);
  draft.v2.initiatorAccountId = plan.account;
  writeState(draft, kind, plan.startedMs, world);
  draft.fields[kind.listField] = listOf(draft, children, world);
  writeSum(draft, children, world);
  tellSums(draft, children);
  const isUnlisted = children.some(
    ({ isKnown, isListed, story }) => isKnown && !isListed && story.role !== 'final',
  );
  if (isUnlisted) draft.plant('child-unlisted');
  return draft;
}
