import { describedMachine, type Machine } from '../shared/machine.ts';
import { quantile, round } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';

/** What is measured, in turn. */
export const WAYS = [
  'weekly page',
  'weekly query',
  'plain aggregation',
  'overview page',
  'overview page, counted now',
] as const;
export type Way = (typeof WAYS)[number];

/** What was measured on one ledger: ms of every reading. */
export interface SizeFigures {
  readonly generations: number;
  readonly milliseconds: Readonly<Record<Way, readonly number[]>>;
}

function rows({ generations, milliseconds }: SizeFigures): string[][] {
  return WAYS.map((way) => {
    const times = milliseconds[way];
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    return [String(generations), way, String(times.length), String(round(p50)), String(round(p99))];
  });
}

/** The report of a run, in Markdown. */
export function dashboardReport(
  machine: Machine,
  startedAt: Date,
  command: string,
  figures: readonly SizeFigures[],
): string {
  return [
    `# Dashboard, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${describedMachine(machine)}`,
    'Twelve weeks of 40 tools, of ledgers that hold a year. In turns, each way with what the ways before it left in the cache.',
    'The weekly page is asked for over HTTP from the API as it is deployed, signed in; the query is the verb behind it; the plain aggregation',
    'adds up the same weeks from the records, by the index over status and time. The overview tells counts of the week of up to ninety seconds',
    'ago, which the job that looks at alerts makes each minute; counted now, it makes them itself.',
    '',
    textTable(['generations', 'way', 'readings', 'p50 ms', 'p99 ms'], figures.flatMap(rows)),
    '',
  ].join('\n');
}
