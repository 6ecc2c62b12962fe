import { describedMachine, type Machine } from '../shared/machine.ts';
import { round, spreadOf } from '../shared/statistics.ts';
import { textTable } from '../shared/text-table.ts';
import type { Cell } from './cell.ts';
import type { LedgerProfile } from './profile/profile-ledger.ts';
import { type Ratio, ratiosOf } from './ratios.ts';

const CONTENDERS: Readonly<Record<string, string>> = {
  ledger: '(1) Genledger',
  against: '(1) other checkout',
  driver: '(a) driver, in process',
  'driver-http': '(a2) driver + HTTP',
  mongoose: '(b) Mongoose',
};

const text = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '–' : String(round(value));

/** The cells of each contender under each load, its rounds together. */
function grouped(cells: readonly Cell[]): readonly (readonly [Cell, ...Cell[]])[] {
  const groups = new Map<string, [Cell, ...Cell[]]>();
  for (const cell of cells) {
    const key = `${cell.connections} ${cell.contender}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  const names = Object.keys(CONTENDERS);
  return [...groups.values()].sort(
    ([a], [b]) => a.connections - b.connections || names.indexOf(a.contender) - names.indexOf(b.contender),
  );
}

function rowOf(group: readonly [Cell, ...Cell[]], figures: readonly ((cell: Cell) => number | undefined)[]) {
  const [first] = group;
  const medians = figures.map((figure) => {
    const values = group.flatMap((cell) => figure(cell) ?? []);
    return text(values.length === 0 ? undefined : spreadOf(values).median);
  });
  return [String(first.connections), CONTENDERS[first.contender] ?? first.contender, ...medians];
}

function speeds(cells: readonly Cell[]): string {
  const head = [
    'conn.',
    'what',
    'ack/s',
    'ack p50 ms',
    'ack p99 ms',
    'applied/s',
    'applied p50 ms',
    'applied p99 ms',
  ];
  const rows = grouped(cells).map((group) =>
    rowOf(group, [
      ({ acknowledged }) => acknowledged.perSecond,
      ({ acknowledged }) => acknowledged.p50Ms,
      ({ acknowledged }) => acknowledged.p99Ms,
      ({ applied }) => applied?.perSecond,
      ({ applied }) => applied?.p50Ms,
      ({ applied }) => applied?.p99Ms,
    ]),
  );
  return textTable(head, rows);
}

function costs(cells: readonly Cell[]): string {
  const head = [
    'conn.',
    'what',
    'server CPU µs',
    'mongod CPU µs',
    'journal syncs',
    'commands',
    'inserts',
    'updates',
    'transactions',
  ];
  const rows = grouped(cells).map((group) =>
    rowOf(group, [
      ({ cpuMs }) => cpuMs.server * 1000,
      ({ cpuMs }) => cpuMs.mongod * 1000,
      ({ mongod }) => mongod.journalSyncs,
      ({ mongod }) => mongod.command,
      ({ mongod }) => mongod.insert,
      ({ mongod }) => mongod.update,
      ({ mongod }) => mongod.transactions,
    ]),
  );
  return textTable(head, rows);
}

function verdict({ aim, spread }: Ratio): string {
  if (aim === undefined) return '';
  return spread.median >= aim ? `>= ${aim}: yes` : `>= ${aim}: no`;
}

function ratios(cells: readonly Cell[]): string {
  const head = ['what', 'conn.', 'min', 'median', 'max', 'aim'];
  const rows = ratiosOf(cells).map((ratio) => {
    const { min, median, max } = ratio.spread;
    return [ratio.title, String(ratio.connections), text(min), text(median), text(max), verdict(ratio)];
  });
  return textTable(head, rows);
}

function profiled({ connections, events, shares }: LedgerProfile): string {
  const rows = shares.map(({ where, share }) => [where, (share * 100).toFixed(1)]);
  return `
The main thread of the ledger's API under ${connections} connections, ${events} events, by V8's profiler, idle time left out:

${textTable(['whose code', '% of busy time'], rows)}
`;
}

/** What a report tells of. */
export interface ReportedRun {
  readonly machine: Machine;
  readonly startedAt: Date;
  readonly command: string;
  readonly cells: readonly Cell[];
  readonly profile?: LedgerProfile;
}

/** The report of a run, in Markdown. */
export function ingestReport({ machine, startedAt, command, cells, profile }: ReportedRun): string {
  const rounds = new Set(cells.map((cell) => cell.round)).size;
  return `# Ingest, ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC

\`${command}\`: ${rounds} rounds after a warm-up, contenders in turn, one mongod.

${describedMachine(machine)}

## Ratios

Each ratio is of two cells of one round; min, median and max are over the rounds.

${ratios(cells)}

## Figures

Medians over the rounds. They belong to this machine and what else it did. Every answer counted is durable: majority, journaled.
"Applied" is until the last record was terminal; for (b) the answer itself.

${speeds(cells)}

## Where the time goes

For one event, medians over the rounds: CPU time of the server's process (for (a) of the load itself) and of mongod, and what mongod
did. bench/README.md says what was done about it.

${costs(cells)}
${profile ? profiled(profile) : ''}`;
}
