import { cpus, loadavg, release, totalmem } from 'node:os';

/** Where figures were measured: absolute ones mean nothing elsewhere. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly kernel: string;
  readonly node: string;
  readonly mongod: string;
  /** Runnable processes over the last minute, before the run: what else the machine was doing. */
  readonly loadBefore: number;
}

/** Describes the machine. */
export function describeMachine(mongodVersion: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    mongod: mongodVersion,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** A machine in words. */
export function describedMachine(machine: Machine): string {
  const { cpu, cores, memoryGb, kernel, node, mongod, loadBefore } = machine;
  return `${cpu}, ${cores} cores, ${memoryGb} GB; ${kernel}; node ${node}; mongod ${mongod}, one member, journaled;
load average before: ${loadBefore}. What is measured, its load and mongod share the cores.`;
}
