import type { Database } from '@genledger/db/client';
import { toMoney, toWhole } from '@genledger/db/mappers';
import { endedGeneration } from '@genledger/db/testing';

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;
const STATUSES = [
  'success',
  'success',
  'success',
  'success',
  'success',
  'success',
  'success',
  'failed',
  'cancelled',
];

/** The tools of the seeded database: their ids, names, and what their runs are like. */
export const SEED_TOOLS = [
  { toolId: 'portrait-xl', displayName: 'Portrait XL', ms: 42_000, usd: 0.0141, share: 9 },
  { toolId: 'landscape', displayName: 'Landscape Painter', ms: 31_000, usd: 0.0104, share: 7 },
  { toolId: 'upscale-4x', displayName: 'Upscale 4x', ms: 12_500, usd: 0.0042, share: 6 },
  { toolId: 'video-loop', displayName: 'Video Loop', ms: 185_000, usd: 0.0623, share: 3 },
  { toolId: 'mesh-maker', displayName: 'Mesh Maker', ms: 96_000, usd: 0.0324, share: 2 },
  { toolId: 'caption', displayName: 'Caption', ms: 2_400, usd: 0.0008, share: 4 },
] as const;
/** Whose the records are. */
export const SEED_ACCOUNTS = ['acme-studio', 'blue-heron', 'cobalt', 'dune', 'ember-labs', 'fjord'];
const POINT_USD = 0.000337;

/** Numbers that look like chance and are the same in every run. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is seeded. */
export interface SeedOptions {
  readonly count: number;
  readonly weeks: number;
  readonly now: Date;
  readonly seed?: number;
}

function picked<Item>(items: readonly Item[], chance: number): Item {
  const item = items[Math.min(items.length - 1, Math.floor(chance * items.length))];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

const WEIGHTED_TOOLS = SEED_TOOLS.flatMap((tool) => Array.from({ length: tool.share }, () => tool));

function recordOf({ weeks, now }: SeedOptions, chance: () => number) {
  const tool = picked(WEIGHTED_TOOLS, chance());
  // Later weeks are busier.
  const agoMs = MINUTE_MS + chance() ** 1.35 * weeks * WEEK_MS;
  const requestTimestamp = new Date(Math.floor(now.getTime() - agoMs));
  const durationMs = Math.round(tool.ms * (0.6 + chance() * 0.9 + (chance() > 0.96 ? 2.5 : 0)));
  const status = picked(STATUSES, chance());
  const cost = (tool.usd * durationMs) / tool.ms;
  const spent = status === 'success' ? Math.round((cost * 4) / POINT_USD) : 0;
  const end = new Date(requestTimestamp.getTime() + durationMs);
  const { costUsd: _costUsd, ...record } = endedGeneration({
    toolId: tool.toolId,
    accountId: picked(SEED_ACCOUNTS, chance() ** 2),
    environment: chance() > 0.12 ? 'production' : 'staging',
    requestTimestamp,
  });
  return {
    ...record,
    toolDisplayName: tool.displayName,
    status,
    responseTimestamp: end,
    durationMs: toWhole(durationMs),
    pointsSpent: toWhole(spent),
    protocolNetPoints: toWhole(spent),
    // Of some the cost is not known.
    ...(chance() > 0.03 && { costUsd: toMoney(cost.toFixed(9)) }),
  };
}

/** Fills a database with records that have ended, over some weeks, and the tools that they are of. */
export async function seedRecords(database: Database, options: SeedOptions): Promise<void> {
  const chance = seededChance(options.seed ?? 7);
  const documents = Array.from({ length: options.count }, () => recordOf(options, chance));
  await database.db.collection('generationOutputs').insertMany(documents);
}
