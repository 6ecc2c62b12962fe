import type { Machine } from '../shared/machine.ts';
import { round, type Spread, spreadOf } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import { METHODS, type Method, type MigrateFigures } from './request.ts';

/** What was measured on databases of one size. */
export interface SizeFigures {
  readonly generations: number;
  readonly runs: Readonly<Record<Method, readonly MigrateFigures[]>>;
}

const NAMES: Readonly<Record<Method, string>> = {
  updateOne: 'script, cursor and updateOne',
  bulkWrite: 'script, cursor and bulkWrite of 1000',
  genledger: 'genledger migrate run, whole',
};

const shown = ({ min, median, max }: Spread): string => `${round(median)} (${round(min)}–${round(max)})`;

function rows({ generations, runs }: SizeFigures): string[][] {
  return METHODS.map((how) => {
    const figures = runs[how];
    const perSecond = (of: (figure: MigrateFigures) => number) =>
      shown(spreadOf(figures.map((figure) => (figure.documents * 1000) / of(figure))));
    return [
      String(generations),
      NAMES[how],
      perSecond(({ ms }) => ms),
      perSecond(({ generationsMs }) => generationsMs),
      shown(spreadOf(figures.map(({ cpuMs, documents }) => (cpuMs * 1000) / documents))),
      String(Math.round(Math.max(...figures.map(({ peakMib }) => peakMib)))),
    ];
  });
}

/** The report of a run, in Markdown. */
export function migrateReport(
  machine: Machine,
  startedAt: Date,
  command: string,
  figures: readonly SizeFigures[],
): string {
  const head = ['generations', '', 'a second', 'a second, generations alone', 'CPU us each', 'peak MiB'];
  return [
    `# Migration, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${machine.cpu}, ${machine.cores} cores, load ${machine.loadBefore} before; Node ${machine.node}, mongod ${machine.mongod} on the same machine.`,
    'Databases of `genledger generate-legacy`, copied anew for each run, each run a process of its own, in turns; median (least–most).',
    'The scripts set six fields of a generation from the record itself, keep no original, read no parent and are done when they are done; the',
    'migration makes executions, reads parents and shared runs, keeps originals, counts weeks, checks for later writes, sums and puts the contract in place.',
    '',
    textTable(head, figures.flatMap(rows)),
    '',
  ].join('\n');
}
