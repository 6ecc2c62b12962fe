import { bsonObjectId } from '@genledger/db/audit';
import { Draft } from './draft.ts';
import type { PicoUsd } from './pico-usd.ts';
import { writeCost } from './rot/cost.ts';
import { writeAmount } from './rot/cost-form.ts';
import { writeDelivery } from './rot/delivery.ts';
import { writeDuration } from './rot/duration.ts';
import { writeExtras } from './rot/extras.ts';
import { writePayload } from './rot/payload.ts';
import { writePoints } from './rot/points.ts';
import { writeRate } from './rot/rate.ts';
import { writeStatus } from './rot/status.ts';
import { type ShownTimes, writeTimes } from './rot/times.ts';
import { hasEnded, type Story } from './story.ts';
import { jsonDecimal } from './truth.ts';
import { accountValue, type World } from './world.ts';

/** A generation with the cost that a reader of it finds. */
export interface MadeGeneration {
  readonly draft: Draft;
  readonly story: Story;
  readonly readCost?: PicoUsd;
}

const SUBMITTED_SHARE = 0.5;

function writeRun(draft: Draft, story: Story, { dice }: World): void {
  const wasSubmitted = hasEnded(story) || dice.chance(SUBMITTED_SHARE);
  if (story.role === 'final' || !wasSubmitted) return;
  const place = dice.draw('runIdPlace');
  if (place !== 'metadata') draft.fields['platformSpecificRunId'] = story.runId;
  if (place !== 'root') draft.metadata['run_id'] = story.runId;
  draft.v2.providerRunId = story.runId;
}

function writeIdentity(draft: Draft, story: Story, world: World): void {
  draft.plant('schema-version-old');
  draft.fields['masterAccountId'] = accountValue(story.accountId);
  draft.fields['sessionId'] = bsonObjectId(world.newId(story.requestMs));
  draft.fields['initiatingEventId'] = bsonObjectId(world.newId(story.requestMs));
  draft.fields['serviceName'] = story.tool.service;
  draft.fields['toolId'] = story.tool.toolId;
  draft.fields['requestPayload'] = {
    input_prompt: 'a lighthouse at dusk',
    input_seed: world.dice.whole(-1, 99_999),
  };
  draft.v2.accountId = story.accountId;
  draft.v2.toolId = story.tool.toolId;
  writeRun(draft, story, world);
}

function writeFigures(draft: Draft, story: Story, times: ShownTimes, world: World): PicoUsd | undefined {
  const { dice } = world;
  if (!hasEnded(story)) {
    if (story.role !== 'final') writeRate(draft, story.tool, dice);
    draft.v2.pointsSpent = 0;
    return undefined;
  }
  const isComputeDuration = writeDuration(draft, story, times, dice);
  writePoints(draft, story, dice);
  return story.role === 'final' ? undefined : writeCost(draft, story, { times, isComputeDuration }, dice);
}

/** Writes a run as the legacy writers would have; its parent is written by whoever made the group. */
export function makeGeneration(world: World, story: Story): MadeGeneration {
  const draft = new Draft('generationOutputs', story.id);
  writeIdentity(draft, story, world);
  writeStatus(draft, story, world.dice);
  writePayload(draft, story, world.dice);
  const times = writeTimes(draft, story, world.dice);
  const readCost = writeFigures(draft, story, times, world);
  writeDelivery(draft, story, world.dice);
  writeExtras(draft, story, world.dice);
  if (story.role === 'single') draft.v2.kind = 'single';
  if (story.id.length !== 24) draft.cannotDecide('id', 'an id is not changed in place');
  return { draft, story, ...(readCost !== undefined && { readCost }) };
}

/** Gives a final record the sum of its steps, as if it had been spent once more; of its own it spent nothing. */
export function writeFinalSum(draft: Draft, sum: PicoUsd, world: World): void {
  writeAmount(draft, sum, world.dice.draw('costForm'));
  if (sum > 0n) draft.plant('cost-double-counted');
  Object.assign(draft.v2, {
    costUsd: jsonDecimal('0'),
    pointsSpent: 0,
    protocolNetPoints: 0,
    contributorRewardPoints: 0,
  });
}
