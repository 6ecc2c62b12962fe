import { bsonObjectId } from '@genledger/db/audit';
import { Draft } from './draft.ts';
import type { PicoUsd } from './pico-usd.ts';
import { RATES } from './rates.ts';
import { writeCost } from './rot/cost.ts';
import { writeAmount } from './rot/cost-form.ts';
import { writeDelivery } from './rot/delivery.ts';
import { writeDuration } from './rot/duration.ts';
import { writeExtras } from './rot/extras.ts';
import { writePoints } from './rot/points.ts';
import { writeRate } from './rot/rate.ts';
import { writeStatus } from './rot/status.ts';
import { type ShownTimes, writeTimes } from './rot/times.ts';
import { hasEnded, type Role, type Story } from './story.ts';
import { SPELL_TOOL, TOOLS } from './tools.ts';
import { accountValue, type World } from './world.ts';

/** A generation with the cost that a reader of it finds. */
export interface MadeGeneration {
  readonly draft: Draft;
  readonly story: Story;
  readonly readCost?: PicoUsd;
}

const POINTS_PER_COMPUTE_SECOND = 4;
const MOST_QUEUE_MS = 60_000;
const MOST_COMPUTE_MS = 240_000;

/** Makes up a run. */
export function newStory(world: World, role: Role, account: string, requestMs: number): Story {
  const { random } = world;
  const startMs = requestMs + random.whole(500, MOST_QUEUE_MS);
  const end = random.weighted(RATES.end);
  return {
    id: world.newId(requestMs),
    role,
    accountId: account,
    tool: role === 'final' ? SPELL_TOOL : random.pick(TOOLS),
    requestMs,
    startMs,
    endMs: startMs + random.whole(1000, MOST_COMPUTE_MS),
    ...(end !== 'never' && { end }),
    runId: `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`,
    tokens: random.whole(100, 20_000),
  };
}

function writeIdentity(draft: Draft, story: Story, world: World): void {
  const { random } = world;
  draft.plant('schema-version-old');
  draft.fields['masterAccountId'] = accountValue(story.accountId);
  draft.fields['sessionId'] = bsonObjectId(world.newId(story.requestMs));
  draft.fields['initiatingEventId'] = bsonObjectId(world.newId(story.requestMs));
  draft.fields['serviceName'] = story.tool.service;
  draft.fields['toolId'] = story.tool.toolId;
  draft.fields['requestPayload'] = {
    input_prompt: 'a lighthouse at dusk',
    input_seed: random.whole(-1, 99_999),
  };
  const wasSubmitted = hasEnded(story) || random.chance(0.5);
  if (story.role === 'final' || !wasSubmitted) return;
  if (random.weighted(RATES.runIdPlace) === 'root') draft.fields['platformSpecificRunId'] = story.runId;
  else draft.metadata['run_id'] = story.runId;
}

function writeArtifacts(draft: Draft, story: Story): void {
  if (story.end !== 'success' && story.end !== 'unpaid') return;
  const url = `https://files.example/${story.runId}.png`;
  draft.fields['responsePayload'] = { images: [{ url, type: 'output', filename: `${story.runId}.png` }] };
  draft.fields['artifactUrls'] = [url];
}

function writeFigures(draft: Draft, story: Story, times: ShownTimes, world: World): PicoUsd | undefined {
  if (!hasEnded(story)) {
    if (story.role !== 'final') writeRate(draft, story.tool, world.random);
    return undefined;
  }
  const isComputeDuration = writeDuration(draft, story, times, world.random);
  const seconds = (story.endMs - story.startMs) / 1000;
  writePoints(draft, Math.round(seconds * POINTS_PER_COMPUTE_SECOND), world.random);
  if (story.role === 'final') return undefined;
  return writeCost(draft, story, { times, isComputeDuration }, world.random);
}

/** Writes a run as the legacy writers would have; its parent is written by whoever made the group. */
export function makeGeneration(world: World, story: Story): MadeGeneration {
  const draft = new Draft('generationOutputs', story.id);
  writeIdentity(draft, story, world);
  writeArtifacts(draft, story);
  writeStatus(draft, story, world.random);
  const times = writeTimes(draft, story, world.random);
  const readCost = writeFigures(draft, story, times, world);
  writeDelivery(draft, story, world.random);
  writeExtras(draft, story, world.random);
  if (story.role === 'single') draft.v2.parent = { kind: 'single' };
  return { draft, story, ...(readCost !== undefined && { readCost }) };
}

/** Gives a final record the sum of its steps, as if it had been spent once more. */
export function writeFinalSum(draft: Draft, sum: PicoUsd, world: World): void {
  writeAmount(draft, sum, world.random.weighted(RATES.costForm));
  if (sum > 0n) draft.plant('cost-double-counted');
  draft.cannotKnow('costUsd', 'the figure is the sum of the steps, which the steps hold themselves');
}
