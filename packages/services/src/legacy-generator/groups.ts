import { bsonObjectId } from '@genledger/db/audit';
import type { Draft } from './draft.ts';
import { type MadeGeneration, makeGeneration, newStory, writeFinalSum } from './generation.ts';
import { type Child, makeParent, sumOf } from './parent.ts';
import { hideBoth, hideCast, hideCook, type Placed } from './rot/parent.ts';
import { accountValue, type World } from './world.ts';

const STEP_GAP_MS = 400_000;
const MOST_PIECES = 12;

function childOf(made: MadeGeneration, { isListed }: Placed): Child {
  const isKnown = !made.draft.has('parent-missing') && !made.draft.has('parent-unnamed');
  return { ...made, isListed, isKnown };
}

/** One generation alone. */
export function makeSingle(world: World): readonly Draft[] {
  return [makeGeneration(world, newStory(world, 'single', world.account(), world.time())).draft];
}

/** Two generations that claim one run of the provider. */
export function makeTwins(world: World): readonly Draft[] {
  const first = newStory(world, 'single', world.account(), world.time());
  const second = {
    ...newStory(world, 'single', first.accountId, first.requestMs + 1000),
    runId: first.runId,
  };
  const service = { tool: first.tool };
  const twins = [
    { ...first, end: first.end ?? 'success' } as const,
    { ...second, ...service, end: second.end ?? 'success' } as const,
  ];
  return twins.map((story) => {
    const { draft } = makeGeneration(world, story);
    draft.plant('run-id-duplicate');
    return draft;
  });
}

interface CastPlan {
  readonly id: string;
  readonly account: string;
  readonly startedMs: number;
  readonly spellId: string;
}

function castDraft(world: World, plan: CastPlan, children: readonly Child[]): Draft {
  const kind = { collection: 'casts', listField: 'stepGenerationIds', ended: 'completed' };
  const draft = makeParent(world, kind, plan, children);
  draft.fields['spellId'] = bsonObjectId(plan.spellId);
  draft.fields['initiatorAccountId'] = accountValue(plan.account);
  return draft;
}

function makeSteps(world: World, plan: CastPlan, count: number): Child[] {
  return Array.from({ length: count }, (_, index) => {
    const made = makeGeneration(
      world,
      newStory(world, 'step', plan.account, plan.startedMs + index * STEP_GAP_MS),
    );
    made.draft.metadata['stepIndex'] = index;
    made.draft.metadata['spellId'] = plan.spellId;
    return childOf(made, hideCast(made.draft, plan.id, true, world.random));
  });
}

function makeFinal(world: World, plan: CastPlan, steps: readonly Child[]): Child {
  const after = plan.startedMs + steps.length * STEP_GAP_MS;
  const drawn = newStory(world, 'final', plan.account, after);
  const made = makeGeneration(world, { ...drawn, end: 'success' });
  hideCast(made.draft, plan.id, false, world.random);
  made.draft.metadata['isSpell'] = true;
  made.draft.metadata['stepGenerationIds'] = steps.map(({ draft }) => draft.id);
  writeFinalSum(made.draft, sumOf(steps), world);
  return { ...made, isListed: false, isKnown: true };
}

/** A cast with its steps and, mostly, the final record that repeats their costs. */
export function makeCast(world: World, spellId: string, most: number): readonly Draft[] {
  const startedMs = world.time();
  const plan = { id: world.newId(startedMs), account: world.account(), startedMs, spellId };
  const steps = makeSteps(world, plan, Math.min(most, world.random.whole(2, 4)));
  const children =
    steps.length < most && world.random.chance(0.7) ? [...steps, makeFinal(world, plan, steps)] : steps;
  return [...children.map(({ draft }) => draft), castDraft(world, plan, children)];
}

/** A piece of a cook; now and then it is made by a spell, and then its cast comes with it. */
function makePiece(
  world: World,
  cook: CastPlan,
  index: number,
): { readonly child: Child; readonly cast?: Draft } {
  const requestMs = cook.startedMs + index * 30_000;
  const made = makeGeneration(world, newStory(world, 'piece', cook.account, requestMs));
  made.draft.metadata['collectionId'] = 'col-7';
  if (!world.random.chance(0.08))
    return { child: childOf(made, hideCook(made.draft, cook.id, index, world.random)) };
  const plan = { ...cook, id: world.newId(requestMs), startedMs: requestMs };
  hideBoth(made.draft, plan.id, cook.id, world.random);
  const child = childOf(made, { isListed: true });
  return { child, cast: castDraft(world, plan, [child]) };
}

/** A run of a cook with its pieces. */
export function makeCook(world: World, spellId: string, most: number): readonly Draft[] {
  const startedMs = world.time();
  const plan = { id: world.newId(startedMs), account: world.account(), startedMs, spellId };
  const count = Math.min(most, world.random.whole(1, MOST_PIECES));
  const pieces = Array.from({ length: count }, (_, index) => makePiece(world, plan, index));
  const children = pieces.map(({ child }) => child);
  const kind = { collection: 'cooks', listField: 'generationIds', ended: 'completed' };
  const draft = makeParent(world, kind, plan, children);
  draft.fields['collectionId'] = 'col-7';
  draft.fields['initiatorAccountId'] = accountValue(plan.account);
  draft.fields['targetSupply'] = count;
  draft.fields['generatedCount'] = count;
  draft.fields['events'] = [{ type: 'CookStarted', at: new Date(startedMs).toISOString() }];
  return [...children.map((child) => child.draft), ...pieces.flatMap(({ cast }) => cast ?? []), draft];
}
