/**
 * `node notifier/main.ts [--quick] [--only NAMES] [--no-write]`: measures the notifier beside Agenda on the same mongod and, where
 * Redis is installed, BullMQ; prints a report, and keeps it in bench/results.
 */
import { parseArgs } from 'node:util';
import { describeMachine } from '../shared/machine.ts';
import { startBenchMongod } from '../shared/mongod.ts';
import { writeResults } from '../shared/results.ts';
import { agendaContender } from './contenders/agenda.ts';
import { bullmqContender } from './contenders/bullmq.ts';
import type { Contender } from './contenders/contender.ts';
import { ledgerContender } from './contenders/ledger.ts';
import { measureIdle } from './idle.ts';
import { measureLatency, measureThroughput } from './measure.ts';
import { startReceiver } from './receiver/receiver.ts';
import { startRedis } from './redis.ts';
import { type ContenderFigures, notifierReport } from './report.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const plan = values.quick
  ? { rounds: 1, backlog: 1000, paces: [10], seconds: 5, idleMinutes: 0 }
  : { rounds: 3, backlog: 3000, paces: [10, 50, 100], seconds: 20, idleMinutes: 2 };
const wanted = values.only?.split(',');
const startedAt = new Date();

await using mongod = await startBenchMongod();
await using redis = await startRedis();
await using receiver = await startReceiver();
const machine = describeMachine(mongod.version);

const makers: Readonly<Record<string, (() => Promise<Contender>) | undefined>> = {
  ledger: () => ledgerContender(mongod.url('ledger'), receiver.url),
  agenda: () => agendaContender(mongod.url('agenda'), receiver.url),
  bullmq: redis && (() => bullmqContender(redis.port, receiver.url)),
};

async function measure(key: string, contender: Contender): Promise<ContenderFigures> {
  const { name } = contender;
  const throughput: ContenderFigures['throughput'][number][] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    throughput.push(await measureThroughput(contender, receiver, plan.backlog));
    log(`${name}: ${throughput.at(-1)?.perSecond} per second`);
  }
  const latency: ContenderFigures['latency'][number][] = [];
  for (const pace of plan.paces) {
    latency.push(await measureLatency(contender, receiver, pace, plan.seconds));
    log(`${name}: at ${pace} per second p50 ${latency.at(-1)?.p50Ms} ms, p99 ${latency.at(-1)?.p99Ms} ms`);
  }
  const usesMongod = key !== 'bullmq' && plan.idleMinutes > 0;
  const idle = usesMongod ? await measureIdle(contender, mongod, key, plan.idleMinutes) : undefined;
  if (idle) log(`${name}: ${idle.operationsPerMinute} operations in an idle minute`);
  return { name, throughput, latency, ...(idle && { idle }) };
}

const figures: ContenderFigures[] = [];
for (const [key, make] of Object.entries(makers)) {
  if (make === undefined || (wanted !== undefined && !wanted.includes(key))) continue;
  const contender = await make();
  figures.push(await measure(key, contender));
  await contender.close();
}
const command = ['pnpm --filter @genledger/bench notifier', ...process.argv.slice(2)].join(' ');
const report = notifierReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(
    `written: ${await writeResults('notifier', startedAt, { machine, command, startedAt, figures }, report)}`,
  );
}
