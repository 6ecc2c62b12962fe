import { bsonObjectId } from '@genledger/db/audit';
import { Draft } from './draft.ts';
import { type MadeGeneration, makeGeneration, writeFinalSum } from './generation.ts';
import { addCasts, type Child, makeParent, type ParentPlan, sumOf } from './parent.ts';
import { hideBoth, hideCast, hideCook, type Placed } from './rot/parent.ts';
import { newStory, type Story } from './story.ts';
import { jsonId } from './truth.ts';
import type { World } from './world.ts';

const STEP_GAP_MS = 400_000;
const PIECE_GAP_MS = 30_000;
const MOST_STEPS = 4;
const MOST_PIECES = 12;
const WITH_FINAL = 0.7;

const CAST = { collection: 'casts', listField: 'stepGenerationIds' } as const;
const COOK = { collection: 'cooks', listField: 'generationIds' } as const;

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
  const second = newStory(world, 'single', first.accountId, first.requestMs + 1000);
  const { testMark: _, ...unmarked } = second;
  // Whatever makes the first a record of a test makes the other one, too: they share their tool.
  const shared = {
    accountId: first.accountId,
    runId: first.runId,
    tool: first.tool,
    ...(first.testMark !== undefined && { testMark: first.testMark }),
  };
  const twins: readonly Story[] = [
    { ...first, end: first.end ?? 'success' },
    { ...unmarked, ...shared, end: second.end ?? 'success' },
  ];
  return twins.map((story) => {
    const { draft } = makeGeneration(world, story);
    draft.plant('run-id-duplicate');
    draft.cannotDecide('providerRunId', 'another record names the same run');
    return draft;
  });
}

function planOf(world: World, spellId: string): ParentPlan {
  const startedMs = world.time();
  return { id: world.newId(startedMs), account: world.account(), startedMs, spellId };
}

function castDraft(world: World, plan: ParentPlan, children: readonly Child[]): Draft {
  const draft = makeParent(world, CAST, plan, children);
  draft.fields['spellId'] = bsonObjectId(plan.spellId);
  draft.v2.spellId = jsonId(plan.spellId);
  return draft;
}

/** What a step knew of its spell: its id, its name, or a copy of the whole. */
function writeSpell({ metadata }: Draft, { spellId }: ParentPlan, { dice }: World): void {
  metadata['isSpell'] = true;
  const form = dice.pick(['id', 'named', 'embedded']);
  if (form === 'id') metadata['spellId'] = spellId;
  else if (form === 'named') Object.assign(metadata, { spellId, spellName: 'Portrait Pipeline' });
  else metadata['spell'] = { _id: spellId, name: 'Portrait Pipeline', steps: [{ stepId: 1 }] };
}

function makeStep(world: World, plan: ParentPlan, index: number): Child {
  const at = plan.startedMs + index * STEP_GAP_MS;
  const made = makeGeneration(world, newStory(world, 'step', plan.account, at));
  writeSpell(made.draft, plan, world);
  made.draft.metadata['stepIndex'] = index;
  return childOf(made, hideCast(made.draft, plan.id, true, world.dice));
}

function makeFinal(world: World, plan: ParentPlan, steps: readonly Child[]): Child {
  const at = plan.startedMs + steps.length * STEP_GAP_MS;
  const made = makeGeneration(world, newStory(world, 'final', plan.account, at));
  hideCast(made.draft, plan.id, false, world.dice);
  writeSpell(made.draft, plan, world);
  made.draft.metadata['stepGenerationIds'] = steps.map(({ draft }) => draft.id);
  writeFinalSum(made.draft, sumOf(steps), world);
  return { ...made, isListed: false, isKnown: true };
}

/** A cast with its steps and, mostly, the final record that repeats their costs. */
export function makeCast(world: World, spellId: string, most: number): readonly Draft[] {
  const plan = planOf(world, spellId);
  const count = Math.min(most, world.dice.whole(2, MOST_STEPS));
  const steps = Array.from({ length: count }, (_, index) => makeStep(world, plan, index));
  const hasFinal = count < most && world.dice.chance(WITH_FINAL);
  const children = hasFinal ? [...steps, makeFinal(world, plan, steps)] : steps;
  return [...children.map(({ draft }) => draft), castDraft(world, plan, children)];
}

interface Piece {
  readonly child: Child;
  /** The cast that made the piece, where a spell did. */
  readonly cast?: Draft;
}

function makeSpellPiece(world: World, cook: ParentPlan, made: MadeGeneration, requestMs: number): Piece {
  const plan = { ...cook, id: world.newId(requestMs), startedMs: requestMs };
  hideBoth(made.draft, plan.id, cook.id, world.dice);
  const child = childOf(made, { isListed: true });
  const cast = castDraft(world, plan, [child]);
  cast.v2.cookExecutionId = jsonId(cook.id);
  return { child, cast };
}

function makePiece(world: World, cook: ParentPlan, index: number): Piece {
  const requestMs = cook.startedMs + index * PIECE_GAP_MS;
  const made = makeGeneration(world, newStory(world, 'piece', cook.account, requestMs));
  made.draft.metadata['collectionId'] = `col-${cook.id}`;
  if (world.dice.happens('madeBySpell')) return makeSpellPiece(world, cook, made, requestMs);
  return { child: childOf(made, hideCook(made.draft, cook.id, index, world.dice)) };
}

/** What a cook is a run of, where anybody kept it: the cook's own record of version 2 takes it over. */
function collectionDraft(world: World, { id }: ParentPlan, totalSupply: number): Draft {
  const draft = new Draft('cookCollections', id);
  const name = `Collection ${world.dice.hex(6)}`;
  Object.assign(draft.fields, {
    _id: `col-${id}`,
    name,
    totalSupply,
    config: { toolId: 'comfy-flux-dev' },
    traitTree: [{ name: 'background', traits: ['dusk', 'dawn'] }],
  });
  Object.assign(draft.v2, { name, targetSize: totalSupply, toolId: 'comfy-flux-dev' });
  return draft;
}

/** A run of a cook with its pieces. */
export function makeCook(world: World, spellId: string, most: number): readonly Draft[] {
  const plan = planOf(world, spellId);
  const count = Math.min(most, world.dice.whole(1, MOST_PIECES));
  const pieces = Array.from({ length: count }, (_, index) => makePiece(world, plan, index));
  const children = pieces.map(({ child }) => child);
  const casts = pieces.flatMap(({ cast }) => cast ?? []);
  const draft = makeParent(world, COOK, plan, children);
  addCasts(draft, casts);
  draft.fields['collectionId'] = `col-${plan.id}`;
  draft.fields['targetSupply'] = count;
  draft.fields['generatedCount'] = count;
  draft.fields['events'] = [{ type: 'CookStarted', at: new Date(plan.startedMs).toISOString() }];
  const collection = world.dice.happens('collectionKept') ? [collectionDraft(world, plan, count)] : [];
  return [...children.map((child) => child.draft), ...casts, ...collection, draft];
}
