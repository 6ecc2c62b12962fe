/** `node orm/main.ts [--quick] [--no-write]`: measures Prisma's ORM beside the bare driver, and keeps the report in bench/results. */
import { parseArgs } from 'node:util';
import { openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { measureOperation, type OrmPlan, type Outcome } from './measure.ts';
import { operationsOf } from './operations.ts';
import { prepareDocuments } from './prepare.ts';
import { ormReport } from './report.ts';

const FULL_PLAN: OrmPlan = { rounds: 9, operations: 600, lanes: 16 };
const QUICK_PLAN: OrmPlan = { rounds: 2, operations: 200, lanes: 16 };
const DATABASE = 'bench-orm';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, 'no-write': { type: 'boolean', default: false } },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const plan = values.quick ? QUICK_PLAN : FULL_PLAN;
const startedAt = new Date();

await using mongod = await startBenchMongod();
const url = mongod.url(DATABASE);
await applyMigrations(url, DATABASE);
const database = openDatabase({ url });
const machine = describeMachine(mongod.version);
const outcomes: Outcome[] = [];
try {
  for (const operation of await operationsOf(database, await prepareDocuments(database))) {
    log(operation.name);
    outcomes.push(await measureOperation(operation, plan));
  }
} finally {
  await database.close();
}
const report = ormReport(machine, startedAt, plan, outcomes);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('orm', { machine, plan, startedAt, outcomes }, report)}`);
}
