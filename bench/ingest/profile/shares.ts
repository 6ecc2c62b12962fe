/** The parts of V8's CPU profile that are read. Times are µs of the system's monotonic clock. */
export interface CpuProfile {
  readonly startTime: number;
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  /** Which node each sample met. */
  readonly samples: readonly number[];
  /** How long before each sample the one before was, µs. */
  readonly timeDeltas: readonly number[];
}

/** A stretch of time, µs of the system's monotonic clock. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How much of the busy time of a thread was spent in some code. */
export interface Share {
  readonly where: string;
  readonly share: number;
}

const IDLE = '(idle)';

/** Whose code a function is, by where its source lies; the first that fits. */
const OWNERS: readonly (readonly [RegExp, string])[] = [
  [/\/node_modules\/bson\//, 'bson'],
  [/\/node_modules\/mongodb\//, 'mongodb driver'],
  [/\/node_modules\/(@hono|hono)\//, 'hono and its node server'],
  [/\/node_modules\/(decimal\.js|zod)\//, 'decimal.js, zod'],
  [/\/node_modules\//, 'other packages'],
  [
    /^node:(_?http|internal\/http|net|internal\/streams?|internal\/stream_base|stream|events)/,
    'node: http, sockets',
  ],
  [/^node:/, 'node: other'],
  [/\/apps\/api\//, 'apps/api'],
  [/\/packages\/domain\//, 'packages/domain'],
  [/\/packages\/services\//, 'packages/services'],
  [/\/packages\/providers\//, 'packages/providers'],
  [/\/packages\/db\//, 'packages/db'],
];

function ownerOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string {
  if (functionName === IDLE) return IDLE;
  if (functionName === '(garbage collector)') return 'garbage collection';
  return OWNERS.find(([pattern]) => pattern.test(url))?.[1] ?? 'native code (socket writes, UTF-8, hashes)';
}

/** Where a thread spent the time that it was busy in a stretch, most first: each sample counts for the function on top. */
export function sharesOf(profile: CpuProfile, { from, to }: Stretch): readonly Share[] {
  const owners = new Map(profile.nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const spent = new Map<string, number>();
  let busy = 0;
  let at = profile.startTime;
  for (const [position, node] of profile.samples.entries()) {
    const delta = profile.timeDeltas[position] ?? 0;
    at += delta;
    const owner = owners.get(node) ?? IDLE;
    if (at < from || at > to || owner === IDLE) continue;
    busy += delta;
    spent.set(owner, (spent.get(owner) ?? 0) + delta);
  }
  return [...spent].map(([where, time]) => ({ where, share: time / busy })).sort((a, b) => b.share - a.share);
}
