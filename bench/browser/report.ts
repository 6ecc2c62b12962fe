import { describedMachine, type Machine } from '../shared/machine.ts';
import { quantile, round } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import type { MemorySample, Timing } from './measure.ts';

/** What was measured. */
export interface BrowserFigures {
  readonly generations: number;
  readonly groups: readonly { readonly title: string; readonly timings: readonly Timing[] }[];
  readonly memory: readonly MemorySample[];
}

const HEAD = ['what', 'times', 'p50 ms', 'p99 ms', 'most ms', 'CPU ms each', 'aim at p99', 'reached'];
/** Samples of memory that are listed at most. */
const MOST_LISTED = 12;

/** Whether a timing reaches its aim, at the 99th percentile. */
export function reachesAim({ aimMs, milliseconds }: Timing): boolean {
  return aimMs === undefined || quantile(milliseconds, 0.99) < aimMs;
}

function row(timing: Timing): string[] {
  const { what, aimMs, milliseconds, cpuMsEach } = timing;
  const figures = [quantile(milliseconds, 0.5), quantile(milliseconds, 0.99), Math.max(...milliseconds)];
  return [
    what,
    String(milliseconds.length),
    ...figures.map((figure) => String(round(figure))),
    cpuMsEach === undefined ? '' : String(round(cpuMsEach)),
    ...(aimMs === undefined ? ['', ''] : [`< ${aimMs}`, reachesAim(timing) ? 'yes' : 'no']),
  ];
}

function memoryTable(samples: readonly MemorySample[]): string {
  const every = Math.max(1, Math.ceil(samples.length / MOST_LISTED));
  const listed = samples.filter((_, index) => index % every === 0 || index === samples.length - 1);
  return textTable(
    ['minute', 'rows passed', 'resident MiB'],
    listed.map(({ minute, rows, residentMb }) => [minute.toFixed(1), String(rows), String(residentMb)]),
  );
}

/** The report of a run, in Markdown. */
export function browserReport(
  machine: Machine,
  startedAt: Date,
  command: string,
  { generations, groups, memory }: BrowserFigures,
): string {
  return [
    `# Terminal browser, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${describedMachine(machine)}`,
    `${generations} generations of \`genledger generate-legacy\`, with the ledger's indexes. The program runs in a terminal of 120 by 40; times`,
    'run from the key until a terminal emulator shows what the key leads to, frames (60 a second at most) included. The CPU is that of the',
    'program alone, and depends least on what else the machine does.',
    ...groups.flatMap(({ title, timings }) => ['', `## ${title}`, '', textTable(HEAD, timings.map(row))]),
    ...(memory.length === 0
      ? []
      : [
          '',
          '## Memory while a page key is held, down and in the second half up again',
          '',
          memoryTable(memory),
        ]),
    '',
  ].join('\n');
}
