import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { BenchMongod } from '../shared/mongod.ts';
import { processCpuMs } from '../shared/process-cpu.ts';
import { countersPerEvent, readServerCounters, type ServerCounters } from '../shared/server-counters.ts';
import { quantile } from '../shared/statistics.ts';
import { EVENTS_PER_RUN } from './bodies.ts';
import type { Contender } from './contenders/contender.ts';
import { type LoadLevel, RUNS_APART } from './plan.ts';

/** What one contender did under one load in one round. */
export interface Cell {
  readonly contender: string;
  readonly connections: number;
  readonly round: number;
  readonly events: number;
  /** Durable answers per second, and the time to one. */
  readonly acknowledged: { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number };
  /** Events applied per second until the last record was terminal, and the time from receipt to commit. */
  readonly applied?: { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number };
  /** CPU time for one event. */
  readonly cpuMs: { readonly server: number; readonly mongod: number };
  readonly mongod: ServerCounters;
}

const SETTLE_MS = 50;

function figures(latenciesMs: readonly number[], wallMs: number) {
  return {
    perSecond: (latenciesMs.length / wallMs) * 1000,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
  };
}

/** Measures one cell: fresh runs, the load, and all that is left to do when the load is over. */
export async function measureCell(
  mongod: BenchMongod,
  contender: Contender,
  { connections, runs }: LoadLevel,
  round: number,
): Promise<Cell> {
  const runIds = Array.from({ length: runs }, () => randomUUID());
  const events = runs * EVENTS_PER_RUN;
  const admin = mongod.client.db('admin');
  await contender.prepare(runIds);
  await delay(SETTLE_MS);
  const counters = await readServerCounters(admin);
  const cpu = { server: processCpuMs(contender.pid), mongod: processCpuMs(mongod.pid) };
  const load = await contender.load({ runIds, apart: RUNS_APART, connections });
  const applied = await contender.applied?.(runIds);
  const spent = {
    server: (processCpuMs(contender.pid) - cpu.server) / events,
    mongod: (processCpuMs(mongod.pid) - cpu.mongod) / events,
  };
  const acknowledged = figures(load.latenciesMs, load.wallMs);
  return {
    contender: contender.name,
    connections,
    round,
    events,
    acknowledged,
    ...(contender.appliesBeforeAnswer && { applied: acknowledged }),
    ...(applied && { applied: figures(applied.latenciesMs, applied.lastAtMs - load.startedAtMs) }),
    cpuMs: spent,
    mongod: countersPerEvent(counters, await readServerCounters(admin), events),
  };
}
