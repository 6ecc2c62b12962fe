import type { Dice } from './dice.ts';
import { type LegacyTool, SPELL_TOOL, TEST_TOOL, TOKEN_TOOL, TOOLS } from './tools.ts';
import { TEST_ACCOUNT, type World } from './world.ts';

/** How a run really went. `unpaid`: it succeeded, and taking the points failed. */
export type End = 'success' | 'failed' | 'timeout' | 'cancelled' | 'unpaid';

/** What a generation is to a cook or a cast. */
export type Role = 'single' | 'step' | 'final' | 'piece';

/** How a test gave itself away: a flag, the name of its tool, or a tool of its own. */
export type TestMark = 'flag' | 'name' | 'tool';

/** What really happened, before any writer recorded it. */
export interface Story {
  readonly id: string;
  readonly role: Role;
  /** 24 hexadecimal digits, or a wallet's text. */
  readonly accountId: string;
  readonly tool: LegacyTool;
  readonly requestMs: number;
  /** When the provider began, after the queue. */
  readonly startMs: number;
  readonly endMs: number;
  /** Nothing for a run whose end nobody ever heard of. */
  readonly end?: End;
  readonly runId: string;
  /** Tokens used, for tools that charge by the token. */
  readonly tokens: number;
  /** Points of the platform, and those that go to contributors beside them. */
  readonly points: { readonly base: number; readonly reward: number };
  readonly testMark?: TestMark;
}

/** A story that has an end. */
export type EndedStory = Story & { readonly end: End };

/** Whether anybody ever heard of the run's end. */
export function hasEnded(story: Story): story is EndedStory {
  return story.end !== undefined;
}

const QUEUE_MS = [500, 60_000] as const;
const COMPUTE_MS = [1000, 240_000] as const;
const POINTS_PER_COMPUTE_SECOND = 4;
const MOST_REWARD_POINTS = 50;

function toolOf(dice: Dice, role: Role, testMark: TestMark | undefined): LegacyTool {
  if (role === 'final') return SPELL_TOOL;
  if (testMark === 'tool') return TEST_TOOL;
  return dice.happens('tokenTool') ? TOKEN_TOOL : dice.pick(TOOLS);
}

/** A run that did not succeed takes no points, nor does one whose payment failed. */
function pointsOf(dice: Dice, end: string, computeMs: number): Story['points'] {
  if (end !== 'success') return { base: 0, reward: 0 };
  const base = Math.round((computeMs / 1000) * POINTS_PER_COMPUTE_SECOND);
  return { base, reward: dice.happens('reward') ? dice.whole(1, MOST_REWARD_POINTS) : 0 };
}

/** Some writers gave records without a parent ids of their own; nobody can change an id afterwards. */
function idOf(world: World, role: Role, requestMs: number): string {
  const { dice } = world;
  const form = role === 'single' ? dice.draw('idForm') : 'objectId';
  if (form === 'text') return `run-${dice.hex(12)}`;
  return form === 'number' ? String(dice.whole(1_000_000, 999_999_999)) : world.newId(requestMs);
}

/** Makes up a run. */
export function newStory(world: World, role: Role, account: string, requestMs: number): Story {
  const { dice } = world;
  const testMark = role === 'single' && dice.happens('test') ? dice.draw('testMark') : undefined;
  const startMs = requestMs + dice.whole(...QUEUE_MS);
  const endMs = startMs + dice.whole(...COMPUTE_MS);
  const end = role === 'final' ? 'success' : dice.draw('end');
  return {
    id: idOf(world, role, requestMs),
    role,
    accountId: testMark === undefined ? account : TEST_ACCOUNT,
    tool: toolOf(dice, role, testMark),
    requestMs,
    startMs,
    endMs,
    ...(end !== 'never' && { end }),
    runId: `${dice.hex(8)}-${dice.hex(4)}-4${dice.hex(3)}-a${dice.hex(3)}-${dice.hex(12)}`,
    tokens: dice.whole(100, 20_000),
    points: pointsOf(dice, end, endMs - startMs),
    ...(testMark !== undefined && { testMark }),
  };
}
