/**
 * `node notifier/main.ts [--quick] [--rounds N] [--backlog N] [--only NAMES] [--no-write]`: measures the notifier beside Agenda on the same mongod and, where
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
    rounds: { type: 'string', default: '3' },
    backlog: { type: 'string', default: '10000' },
    only: { type: 'string' },
    'no-write': { type: 'boolean', default: false },
  },
});
const log = (line: string) => process.stderr.write(`${line}\n`);
const plan = values.quick
  ? { rounds: 1, backlog: 1000, paces: [10], seconds: 5, idleMinutes: 0 }
  : {
      rounds: Number(values.rounds),
      backlog: Number(values.backlog),
      paces: [10, 100],
      seconds: 8,
      idleMinutes: 0.5,
    };
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

const contenders: { key: string; contender: Contender; figures: ContenderFigures }[] = [];
for (const [key, make] of Object.entries(makers)) {
  if (make === undefined || (wanted !== undefined && !wanted.includes(key))) continue;
  const contender = await make();
  contenders.push({ key, contender, figures: { name: contender.name, throughput: [], latency: [] } });
}

// Contenders take turns within each round, so that what else the machine does weighs on all of them alike.
for (let round = 0; round < plan.rounds; round += 1) {
  for (const { contender, figures } of contenders) {
    const measured = await measureThroughput(contender, receiver, plan.backlog);
    figures.throughput.push(measured);
    log(`${contender.name}: ${measured.perSecond} per second`);
  }
  for (const pace of plan.paces) {
    for (const { contender, figures } of contenders) {
      const measured = await measureLatency(contender, receiver, pace, plan.seconds);
      figures.latency.push(measured);
      log(`${contender.name}: at ${pace} per second p50 ${measured.p50Ms} ms, p99 ${measured.p99Ms} ms`);
    }
  }
}
for (const { key, contender, figures } of contenders) {
  if (key !== 'bullmq' && plan.idleMinutes > 0) {
    figures.idle = await measureIdle(contender, mongod, key, plan.idleMinutes);
    log(`${contender.name}: ${figures.idle.operationsPerMinute} operations in an idle minute`);
  }
  await contender.close();
}
const figures = contenders.map((one) => one.figures);
const command = ['pnpm --filter @genledger/bench notifier', ...process.argv.slice(2)].join(' ');
const report = notifierReport(machine, startedAt, command, figures);
process.stdout.write(report);
if (!values['no-write']) {
  log(`written: ${await writeResults('notifier', { machine, command, startedAt, figures }, report)}`);
}
