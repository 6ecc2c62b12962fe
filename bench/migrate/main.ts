/**
 * `node migrate/main.ts [--generations 100000,1000000] [--rounds 1] [--no-write]`: measures the migration beside plain scripts, and its
 * peak memory by size; prints a report, and keeps it in bench/results.
 */
import { parseArgs } from 'node:util';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import { describeMachine } from '../shared/machine.ts';
import { type BenchMongod, startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { startWorker } from '../shared/worker.ts';
import { migrateReport, type SizeFigures } from './report.ts';
import { METHODS, type Method, type MigrateFigures, type MigrateRequest } from './request.ts';

const SEED = 7;

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '1' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);

async function migrate(how: Method, url: string): Promise<MigrateFigures> {
  const worker = startWorker<MigrateRequest, MigrateFigures>(new URL('./worker/main.ts', import.meta.url));
  try {
    return await worker.call({ how, url });
  } finally {
    await worker.stop();
  }
}

/** Copies a database within the server. */
async function copy({ client }: BenchMongod, from: string, to: string): Promise<void> {
  const collections = await client.db(from).listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    await client
      .db(from)
      .collection(name)
      .aggregate([{ $out: { db: to, coll: name } }])
      .toArray();
  }
}

async function measure(mongod: BenchMongod, generations: number, rounds: number): Promise<SizeFigures> {
  const [source, target] = [`generated_${generations}`, `migrated_${generations}`];
  const options = { documents: generations, seed: SEED, rates: DEFAULT_RATES, intoExisting: false };
  const made = await generateLegacy({ ...options, databaseUrl: mongod.url(source) });
  if (!made.ok) throw new Error(made.error.message);
  const runs: Record<Method, MigrateFigures[]> = { updateOne: [], bulkWrite: [], genledger: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const how of METHODS) {
      await copy(mongod, source, target);
      const figures = await migrate(how, mongod.url(target));
      runs[how].push(figures);
      log(`${generations}, ${how}: ${Math.round(figures.ms)} ms, ${Math.round(figures.peakMib)} MiB`);
      await mongod.client.db(target).dropDatabase();
    }
  }
  await mongod.client.db(source).dropDatabase();
  return { generations, runs };
}

const startedAt = new Date();
await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const figures: SizeFigures[] = [];
for (const generations of values.generations.split(',').map(Number)) {
  figures.push(await measure(mongod, generations, Number(values.rounds)));
}
const command = ['pnpm --filter @genledger/bench migrate', ...process.argv.slice(2)].join(' ');
const report = migrateReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('migrate', { machine, command, startedAt, figures }, report)}`);
}
