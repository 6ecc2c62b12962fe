import type { Machine } from '../shared/machine.ts';
import { round, type Spread, spreadOf } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import { READINGS, type ReadFigures, type Reading } from './request.ts';

/** What was measured on one database. */
export interface SizeFigures {
  readonly generations: number;
  readonly megabytes: number;
  readonly readings: Readonly<Record<Reading, readonly ReadFigures[]>>;
}

const NAMES: Readonly<Record<Reading, string>> = {
  bytes: 'bare scan, bytes thrown away',
  objects: 'bare scan, documents as objects',
  audit: 'genledger audit',
};

const shown = ({ min, median, max }: Spread): string => `${round(median)} (${round(min)}–${round(max)})`;

function rows({ generations, readings }: SizeFigures): string[][] {
  const base = spreadOf(readings.objects.map(({ ms }) => ms)).median;
  return READINGS.map((how) => {
    const times = spreadOf(readings[how].map(({ ms }) => ms));
    return [
      String(generations),
      NAMES[how],
      shown(times),
      shown(spreadOf(readings[how].map(({ cpuMs }) => cpuMs))),
      String(round(times.median / base)),
      String(Math.round(Math.max(...readings[how].map(({ peakMib }) => peakMib)))),
    ];
  });
}

/** The report of a run, in Markdown. */
export function auditReport(
  machine: Machine,
  startedAt: Date,
  command: string,
  figures: readonly SizeFigures[],
): string {
  const sizes = figures.map(
    ({ generations, megabytes }) => `${generations} generations are ${megabytes} MB of BSON`,
  );
  const head = ['generations', '', 'ms', 'CPU ms', 'to a bare scan', 'peak MiB'];
  return [
    `# Audit, ${startedAt.toISOString()}`,
    '',
    `\`${command}\` on ${machine.cpu}, ${machine.cores} cores, load ${machine.loadBefore} before; Node ${machine.node}, mongod ${machine.mongod} on the same machine.`,
    `Databases of \`genledger generate-legacy\`; ${sizes.join(', ')}. Each reading is a process of its own, in turns; median (least–most) of wall time.`,
    'A bare scan reads the same collections with one cursor after the other and does nothing with what comes.',
    '',
    textTable(head, figures.flatMap(rows)),
    '',
  ].join('\n');
}
