/**
 * `node notifier/memory.ts [--deliveries N] [--no-write]`: has one notifier make many deliveries, the same records again and again, and measures
 * what memory it takes; prints a report, and keeps it in bench/results.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '@genledger/db/client';
import { redeliverMatching } from '@genledger/db/repositories';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { processMemoryMb } from '../shared/process-memory.ts';
import { writeResults } from '../shared/results.ts';
import { textTable } from '../shared/text-table.ts';
import { ledgerContender } from './contenders/ledger.ts';
import { startReceiver } from './receiver/receiver.ts';

/** Deliveries of one round: that many records, each delivered once in a round. */
const ROUND = 20_000;
const LOOK_MS = 500;
/** A round that takes longer has stopped. */
const ROUND_LIMIT_MS = 600_000;
const HALF_MINUTE_MS = 30_000;

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '200000' },
    'no-write': { type: 'boolean', default: false },
  },
});
const rounds = Math.max(1, Math.round(Number(values.deliveries) / ROUND));
const log = (line: string) => process.stderr.write(`${line}\n`);
const startedAt = new Date();

await using mongod = await startBenchMongod();
await using receiver = await startReceiver();
const machine = describeMachine(mongod.version);
const url = mongod.url('memory');
const contender = await ledgerContender(url, receiver.url);
const database = openDatabase({ url });

async function untilSettled(): Promise<void> {
  for (const deadline = Date.now() + ROUND_LIMIT_MS; Date.now() < deadline; await delay(LOOK_MS)) {
    if ((await contender.settled()) === ROUND) return;
  }
  throw new Error('the notifier stopped delivering');
}

await contender.preload(ROUND);
log(`${ROUND} deliveries are due`);
const running = await contender.start();
const samples: { readonly deliveries: number; readonly arrived: number; readonly memoryMb: number }[] = [];
let arrived = 0;
for (let round = 1; round <= rounds; round += 1) {
  await untilSettled();
  arrived += (await receiver.take()).length;
  samples.push({ deliveries: round * ROUND, arrived, memoryMb: processMemoryMb(running.pid) });
  log(JSON.stringify(samples.at(-1)));
  if (round < rounds) await redeliverMatching(database, { deliveryStatus: 'sent' }, new Date());
}
await delay(HALF_MINUTE_MS);
const atRestMb = processMemoryMb(running.pid);
await running.stop();
await database.close();
await contender.close();

const command = ['pnpm --filter @genledger/bench notifier-memory', ...process.argv.slice(2)].join(' ');
const report = [
  `# Memory of a notifier, ${startedAt.toISOString()}`,
  '',
  `\`${command}\` on ${machine.cpu}, ${machine.cores} cores, load ${machine.loadBefore} before; Node ${machine.node}, mongod ${machine.mongod}.`,
  'One process, 64 webhooks at once, resident memory after each round; every delivery is claimed, posted, and recorded with its attempt.',
  '',
  textTable(
    ['deliveries', 'arrived', 'resident MiB'],
    samples.map((sample) => [sample.deliveries, sample.arrived, sample.memoryMb].map(String)),
  ),
  '',
  `Half a minute after the last one: ${atRestMb} MiB.`,
  '',
].join('\n');
process.stdout.write(report);
if (!values['no-write']) {
  const figures = { machine, command, startedAt, samples, atRestMb };
  log(`written: ${await writeResults('notifier-memory', figures, report)}`);
}
