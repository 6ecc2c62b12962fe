/**
 * `node browser/main.ts [--generations 1000000] [--minutes 10] [--times 200] [--database-url URL] [--no-write]`: drives the terminal browser
 * in a real terminal, on a database that it generates, or on one that was generated before; prints a report, and keeps it in bench/results.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { prepareLedger } from './ledger.ts';
import {
  measureFilters,
  measureMemory,
  measureMovement,
  measureOpening,
  measureStart,
  type Timing,
} from './measure.ts';
import { browserReport, reachesAim } from './report.ts';
import { openMeasured } from './terminal.ts';

/** Filters that an index serves: few of all, half of all, two fields, nothing at all. */
const SERVED = [
  'status:failed',
  'tool:SDXL',
  'tool:"Flux Dev" status:failed',
  'status:pending',
  'tool:Nothing',
];
/** Filters that none serves: every record may have to be looked at. */
const UNSERVED = ['cost>4', 'platform:telegram'];

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '10' },
    times: { type: 'string', default: '200' },
    'database-url': { type: 'string' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const [generations, minutes, times] = [values.generations, values.minutes, values.times].map(Number) as [
  number,
  number,
  number,
];
const startedAt = new Date();
await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const url = values['database-url'] ?? mongod.url('browser');
if (values['database-url'] === undefined) {
  await prepareLedger(url, generations);
  log(`generated after ${Math.round((Date.now() - startedAt.getTime()) / 1000)} s`);
}
const directory = await mkdtemp(join(tmpdir(), 'genledger-bench-browser-'));

async function told(title: string, timings: Promise<readonly Timing[]>) {
  const group = { title, timings: await timings };
  log(`${title}: measured`);
  return group;
}

const start = await told('Commands that need no database', measureStart(Math.ceil(times / 10)));
const opening = await told('First useful screen', measureOpening(url, directory, Math.ceil(times / 20)));
const { browser } = await openMeasured(url, directory);
const groups = [
  opening,
  await told('Movement', measureMovement(browser, times)),
  await told('Filters that an index serves', measureFilters(browser, SERVED, Math.ceil(times / 10), true)),
  await told('Filters that none serves', measureFilters(browser, UNSERVED, Math.ceil(times / 40), false)),
  start,
];
const memory = minutes > 0 ? await measureMemory(browser, minutes) : [];
await browser[Symbol.asyncDispose]();
await rm(directory, { recursive: true });
const figures = { generations, groups, memory };
// Where the database lies is nobody's concern.
const given = process.argv.slice(2).filter((word) => word !== '--database-url' && word !== url);
const command = ['pnpm --filter @genledger/bench run browser', ...given].join(' ');
const report = browserReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('browser', { machine, command, startedAt, ...figures }, report)}`);
}
process.exitCode = groups.every(({ timings }) => timings.every(reachesAim)) ? 0 : 1;
