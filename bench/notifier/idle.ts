import { setTimeout as delay } from 'node:timers/promises';
import type { BenchMongod } from '../shared/mongod.ts';
import { processCpuMs } from '../shared/process-cpu.ts';
import { round } from '../shared/statistics.ts';
import type { Contender } from './contenders/contender.ts';

/** What a process costs that has nothing to do. */
export interface Idle {
  /** Operations on its database in a minute, as MongoDB's profiler counts them. */
  readonly operationsPerMinute: number;
  readonly cpuMsPerMinute: number;
}

const SETTLE_MS = 5000;

/** Starts a process, leaves it alone, and counts what it does. */
export async function measureIdle(
  contender: Contender,
  mongod: BenchMongod,
  databaseName: string,
  minutes: number,
): Promise<Idle> {
  const db = mongod.client.db(databaseName);
  const running = await contender.start();
  try {
    await delay(SETTLE_MS);
    await db.command({ profile: 2 });
    const cpuBefore = processCpuMs(running.pid);
    const since = new Date();
    await delay(minutes * 60_000);
    const cpuMs = processCpuMs(running.pid) - cpuBefore;
    const until = new Date();
    await db.command({ profile: 0 });
    const operations = await db
      .collection('system.profile')
      .countDocuments({ ts: { $gte: since, $lt: until }, ns: { $not: /system\.profile$/ } });
    return {
      operationsPerMinute: round(operations / minutes),
      cpuMsPerMinute: round(cpuMs / minutes),
    };
  } finally {
    await db.command({ profile: 0 });
    await running.stop();
  }
}
