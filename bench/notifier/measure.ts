import { setTimeout as delay } from 'node:timers/promises';
import { quantile, round } from '../shared/statistics.ts';
import type { Contender } from './contenders/contender.ts';
import type { BenchReceiver } from './receiver/receiver.ts';

/** How fast a backlog is delivered. */
export interface Throughput {
  readonly count: number;
  /** Between the first and the last arrival. */
  readonly perSecond: number;
  /** From the start of the process until all is settled in its books, ms. */
  readonly untilSettledMs: number;
  readonly repeats: number;
}

/** How soon a delivery arrives. */
export interface Latency {
  readonly perSecond: number;
  readonly count: number;
  readonly lost: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** The durable write that makes it due, which is part of the figures above. */
  readonly writeP50Ms: number;
}

const LOOK_MS = 25;
const GIVE_UP_MS = 180_000;

async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + GIVE_UP_MS; !(await look()); await delay(LOOK_MS)) {
    if (Date.now() > deadline) throw new Error('the bench gave up waiting');
  }
}

/** Makes a backlog, starts the process, and measures until it is gone. */
export async function measureThroughput(
  contender: Contender,
  receiver: BenchReceiver,
  count: number,
): Promise<Throughput> {
  const before = await contender.settled();
  await contender.preload(count);
  await receiver.take();
  const startedMs = Date.now();
  const running = await contender.start();
  try {
    await untilTrue(async () => (await receiver.count()) >= count);
    await untilTrue(async () => (await contender.settled()) >= before + count);
    const untilSettledMs = Date.now() - startedMs;
    const arrivals = await receiver.take();
    const times = arrivals.map(([, atMs]) => atMs);
    const spanMs = Math.max(...times) - Math.min(...times);
    const distinct = new Set(arrivals.map(([id]) => id)).size;
    return {
      count,
      perSecond: round((distinct / spanMs) * 1000),
      untilSettledMs,
      repeats: arrivals.length - distinct,
    };
  } finally {
    await running.stop();
  }
}

/** Makes deliveries due at a steady pace, and measures how soon each arrives. */
export async function measureLatency(
  contender: Contender,
  receiver: BenchReceiver,
  perSecond: number,
  seconds: number,
): Promise<Latency> {
  const running = await contender.start();
  try {
    // The first ones find cold code and connections.
    for (let warm = 0; warm < 20; warm += 1) await contender.submit();
    await delay(2000);
    await receiver.take();
    const submitted = new Map<string, number>();
    const writes: number[] = [];
    const count = perSecond * seconds;
    const startMs = performance.now();
    const pending: Promise<void>[] = [];
    for (let index = 0; index < count; index += 1) {
      const dueMs = startMs + (index * 1000) / perSecond;
      const waitMs = dueMs - performance.now();
      if (waitMs > 0) await delay(waitMs);
      const beganMs = performance.now();
      pending.push(
        contender.submit().then(({ id, atMs }) => {
          submitted.set(id, atMs);
          writes.push(performance.now() - beganMs);
        }),
      );
    }
    await Promise.all(pending);
    await untilTrue(async () => (await receiver.count()) >= count).catch(() => undefined);
    const waits = (await receiver.take()).flatMap(([id, atMs]) => {
      const from = submitted.get(id);
      return from === undefined ? [] : [atMs - from];
    });
    return {
      perSecond,
      count,
      lost: count - waits.length,
      p50Ms: round(quantile(waits, 0.5)),
      p95Ms: round(quantile(waits, 0.95)),
      p99Ms: round(quantile(waits, 0.99)),
      writeP50Ms: round(quantile(writes, 0.5)),
    };
  } finally {
    await running.stop();
  }
}
