/**
 * `node audit/main.ts [--generations 100000,1000000] [--rounds 3] [--no-write]`: measures the audit beside a bare scan of the same
 * collections, and its peak memory by size; prints a report, and keeps it in bench/results.
 */
import { parseArgs } from 'node:util';
import { DEFAULT_RATES, generateLegacy } from '@genledger/services/legacy-generator';
import { describeMachine } from '../shared/machine.ts';
import { type BenchMongod, startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { startWorker } from '../shared/worker.ts';
import { auditReport, type SizeFigures } from './report.ts';
import { READINGS, type ReadFigures, type Reading, type ReadRequest } from './request.ts';

const SEED = 7;
const BYTES_IN_MEGABYTE = 1_000_000;

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '3' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);

async function read(how: Reading, url: string): Promise<ReadFigures> {
  const worker = startWorker<ReadRequest, ReadFigures>(new URL('./reader/main.ts', import.meta.url));
  try {
    return await worker.call({ how, url });
  } finally {
    await worker.stop();
  }
}

async function measure(mongod: BenchMongod, generations: number, rounds: number): Promise<SizeFigures> {
  const name = `generated_${generations}`;
  const url = mongod.url(name);
  const options = { documents: generations, seed: SEED, rates: DEFAULT_RATES, intoExisting: false };
  const made = await generateLegacy({ ...options, databaseUrl: url });
  if (!made.ok) throw new Error(made.error.message);
  const { dataSize } = await mongod.client.db(name).command({ dbStats: 1 });
  const readings: Record<Reading, ReadFigures[]> = { bytes: [], objects: [], audit: [] };
  // Brings the data into the server's cache, as it is for whoever comes second.
  await read('bytes', url);
  for (let round = 0; round < rounds; round += 1) {
    for (const how of READINGS) {
      const figures = await read(how, url);
      readings[how].push(figures);
      log(`${generations}, ${how}: ${Math.round(figures.ms)} ms, ${Math.round(figures.peakMib)} MiB`);
    }
  }
  await mongod.client.db(name).dropDatabase();
  return { generations, megabytes: Math.round(Number(dataSize) / BYTES_IN_MEGABYTE), readings };
}

const startedAt = new Date();
await using mongod = await startBenchMongod();
const machine = describeMachine(mongod.version);
const figures: SizeFigures[] = [];
for (const generations of values.generations.split(',').map(Number)) {
  figures.push(await measure(mongod, generations, Number(values.rounds)));
}
const command = ['pnpm --filter @genledger/bench audit', ...process.argv.slice(2)].join(' ');
const report = auditReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('audit', { machine, command, startedAt, figures }, report)}`);
}
