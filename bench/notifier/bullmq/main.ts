/** BullMQ's worker, as a process of its own. */
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { CONCURRENCY } from '../contenders/contender.ts';
import { type JobData, postMessage } from '../contenders/message.ts';
import { sign } from '../contenders/sign.ts';

const worker = new Worker<JobData>('deliver', (job) => postMessage(sign, job.data), {
  connection: new Redis(Number(process.env['REDIS_PORT']), { maxRetriesPerRequest: null }),
  concurrency: CONCURRENCY,
});
worker.on('error', (error) => process.stderr.write(`bullmq: ${error.message}\n`));
await worker.waitUntilReady();
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
process.stdout.write('BullMQ listens on http://127.0.0.1:1\n');
