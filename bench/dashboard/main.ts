/**
 * `node dashboard/main.ts [--generations 100000,1000000] [--readings 100] [--no-write]`: measures the weekly page and its query, by
 * size of the ledger, beside a plain aggregation over the records; prints a report, and keeps it in bench/results.
 */
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '@genledger/db/client';
import { configurationSchema, createLedgerContext } from '@genledger/services/configuration';
import type { LedgerContext } from '@genledger/services/context';
import { rebuildStatistics, todayOf, weeklyReport, weekRange } from '@genledger/services/statistics';
import { describeMachine } from '../shared/machine.ts';
import { type BenchMongod, startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { startDashboard } from './api.ts';
import { fillLedger } from './fill.ts';
import { dashboardReport, type SizeFigures, type Way } from './report.ts';

/** The plain aggregation reads every record of twelve weeks: a tenth of the readings tells as much. */
const PLAIN_EVERY = 10;

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '100000,1000000' },
    readings: { type: 'string', default: '100' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const silent = () => undefined;

function contextOf(database: Database): LedgerContext {
  return createLedgerContext(
    database,
    {
      GENLEDGER_ENVIRONMENT: 'production',
      GENLEDGER_WEBHOOK_SECRET: ['bench-dashboard-webhook-secret'],
      GENLEDGER_RECONCILE_AFTER_MS: 60_000,
      GENLEDGER_EXPIRE_AFTER_MS: 3_600_000,
      GENLEDGER_PROVIDER_TIMEOUT_MS: 2000,
      HOST: '127.0.0.1',
      PORT: 4100,
    },
    configurationSchema.parse({}),
    { info: silent, warn: silent, error: silent },
  );
}

function weeksOf(context: LedgerContext) {
  const weeks = weekRange({}, todayOf(context));
  if (!weeks.ok) throw new Error(weeks.error.message);
  return weeks.value;
}

async function plainAggregation(database: Database, from: Date): Promise<void> {
  const sums = Object.fromEntries(
    ['durationMs', 'pointsSpent', 'costUsd'].map((field) => [field, { $sum: `$${field}` }]),
  );
  await database.generationOutputs
    .aggregate([
      { $match: { status: { $in: ['success', 'failed', 'cancelled'] }, requestTimestamp: { $gte: from } } },
      {
        $group: {
          _id: {
            toolId: '$toolId',
            week: { $dateTrunc: { date: '$requestTimestamp', unit: 'week', startOfWeek: 'monday' } },
          },
          count: { $sum: 1 },
          ...sums,
        },
      },
    ])
    .toArray();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function measure(mongod: BenchMongod, generations: number, readings: number): Promise<SizeFigures> {
  const url = mongod.url(`dashboard_${generations}`);
  const database = openDatabase({ url });
  const context = contextOf(database);
  await fillLedger(database, url, generations, context.clock.now());
  const { check } = await rebuildStatistics(context);
  log(`${generations} generations: ${check.compared} weekly sums, ${check.differences.length} of them wrong`);
  const range = weeksOf(context);
  const milliseconds: Record<Way, number[]> = {
    'weekly page': [],
    'weekly query': [],
    'plain aggregation': [],
    'overview page': [],
    'overview page, counted now': [],
  };
  {
    await using dashboard = await startDashboard(url);
    // The first readings fill caches and compile code, as they do once in a process’ life.
    for (let warm = 0; warm < PLAIN_EVERY; warm += 1) await dashboard.timed('/admin/weekly');
    for (let reading = 0; reading < readings; reading += 1) {
      milliseconds['weekly page'].push(await dashboard.timed('/admin/weekly'));
      milliseconds['weekly query'].push(await timed(() => weeklyReport(context, range)));
      if (reading % PLAIN_EVERY !== 0) continue;
      milliseconds['plain aggregation'].push(await timed(() => plainAggregation(database, range.from)));
      milliseconds['overview page'].push(await dashboard.timed('/admin'));
      milliseconds['overview page, counted now'].push(await dashboard.timed('/admin?counted=now'));
    }
  }
  await database.db.dropDatabase();
  await database.close();
  return { generations, milliseconds };
}

const startedAt = new Date();
await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const figures: SizeFigures[] = [];
for (const generations of values.generations.split(',').map(Number)) {
  figures.push(await measure(mongod, generations, Number(values.readings)));
}
const command = ['pnpm --filter @genledger/bench dashboard', ...process.argv.slice(2)].join(' ');
const report = dashboardReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('dashboard', { machine, command, startedAt, figures }, report)}`);
}
