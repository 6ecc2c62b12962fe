/**
 * `node ingest/main.ts [--quick] [--against CHECKOUT] [--only NAMES] [--rounds N] [--connections NUMBERS] [--no-profile] [--no-write]`: measures the path of a
 * webhook beside the bare driver and beside Mongoose, prints a report, and keeps it in bench/results.
 */
import { parseArgs } from 'node:util';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { FULL_PLAN, isProfiled, narrowed, QUICK_PLAN } from './plan.ts';
import { ratiosOf } from './ratios.ts';
import { ingestReport } from './report.ts';
import { runIngest } from './run.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    against: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string' },
    'no-profile': { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const plan = narrowed(values.quick ? QUICK_PLAN : FULL_PLAN, values.rounds, values.connections);
const startedAt = new Date();

await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const profileAt = values['no-profile'] ? undefined : plan.levels.find(isProfiled);
const { cells, profile } = await runIngest(mongod, plan, {
  log,
  ...(values.against !== undefined && { against: values.against }),
  ...(values.only !== undefined && { only: values.only.split(',') }),
  ...(profileAt && { profileAt }),
});
const command = ['pnpm --filter @genledger/bench ingest', ...process.argv.slice(2)].join(' ');
const report = ingestReport({ machine, startedAt, command, cells, ...(profile && { profile }) });
process.stdout.write(report);
if (!values['no-write']) {
  log(
    `written: ${await writeResults('ingest', { machine, command, startedAt, ratios: ratiosOf(cells), profile, cells }, report)}`,
  );
}
