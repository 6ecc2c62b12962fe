import type { Machine } from '../shared/machine.ts';
import { round, spreadOf } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import type { Idle } from './idle.ts';
import type { Latency, Throughput } from './measure.ts';

/** Everything that one run measured of one contender. */
export interface ContenderFigures {
  readonly name: string;
  readonly throughput: Throughput[];
  readonly latency: Latency[];
  /** Absent where it does not use MongoDB, or was not measured. */
  idle?: Idle;
}

function throughputRows(figures: readonly ContenderFigures[]) {
  return figures.flatMap(({ name, throughput }) =>
    throughput.map(({ count, perSecond, untilSettledMs, repeats }) => [
      name,
      String(count),
      String(perSecond),
      String(untilSettledMs),
      String(repeats),
    ]),
  );
}

function latencyRows(figures: readonly ContenderFigures[]) {
  return figures.flatMap(({ name, latency }) =>
    latency.map(({ perSecond, p50Ms, p95Ms, p99Ms, writeP50Ms, lost }) =>
      [name, perSecond, p50Ms, p95Ms, p99Ms, writeP50Ms, lost].map(String),
    ),
  );
}

/** How many times as fast as another the first contender worked its backlog off, round by round. */
function ratioLines([first, ...others]: readonly ContenderFigures[]): readonly string[] {
  if (first === undefined) return [];
  return others.map(({ name, throughput }) => {
    const ratios = throughput.flatMap(({ perSecond }, round) => {
      const ours = first.throughput[round];
      return ours === undefined ? [] : [ours.perSecond / perSecond];
    });
    const { min, median, max } = spreadOf(ratios);
    return `${first.name} to ${name}: ${round(median)} times (${round(min)} to ${round(max)}).`;
  });
}

/** The report of a run, in Markdown. */
export function notifierReport(
  machine: Machine,
  startedAt: Date,
  command: string,
  figures: readonly ContenderFigures[],
): string {
  const idle = figures.flatMap(({ name, idle: cost }) =>
    cost ? [[name, String(cost.operationsPerMinute), String(cost.cpuMsPerMinute)]] : [],
  );
  return [
    `# Notifier, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${machine.cpu}, ${machine.cores} cores, load ${machine.loadBefore} before; Node ${machine.node}, mongod ${machine.mongod}.`,
    'Every contender is one process and posts the same signed message to the same receiver, 64 at once. All writes are synced to disk.',
    '',
    '## A backlog',
    '',
    textTable(['', 'deliveries', 'per second', 'until settled ms', 'repeats'], throughputRows(figures)),
    '',
    ...ratioLines(figures),
    '',
    '## From completion to receipt, the durable write included',
    '',
    textTable(['', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'write p50 ms', 'lost'], latencyRows(figures)),
    '',
    ...(idle.length > 0
      ? ['## Idle', '', textTable(['', 'database operations a minute', 'CPU ms a minute'], idle), '']
      : []),
  ].join('\n');
}
