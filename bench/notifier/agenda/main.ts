/** Agenda's worker, as a process of its own. */
import { MongoBackend, MongoChangeStreamNotificationChannel } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { MongoClient } from 'mongodb';
import { CONCURRENCY } from '../contenders/contender.ts';
import { type JobData, postMessage } from '../contenders/message.ts';
import { sign } from '../contenders/sign.ts';

const url = process.env['DATABASE_URL'] ?? '';
const client = await new MongoClient(url, { writeConcern: { w: 'majority', journal: true } }).connect();
const db = client.db();
const agenda = new Agenda({
  backend: new MongoBackend({ mongo: db }),
  notificationChannel: new MongoChangeStreamNotificationChannel({ db }),
  processEvery: 1000,
  maxConcurrency: CONCURRENCY,
  defaultConcurrency: CONCURRENCY,
});
agenda.on('error', (error: Error) => process.stderr.write(`agenda: ${error.message}\n`));
agenda.define<JobData>(
  'deliver',
  // biome-ignore lint/nursery/noMisusedPromises: the rule sees the overload with a callback; this is the one that awaits
  async (job) => {
    await postMessage(sign, job.attrs.data);
  },
  { concurrency: CONCURRENCY },
);
await agenda.start();
process.on('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
process.stdout.write('Agenda listens on http://127.0.0.1:1\n');
