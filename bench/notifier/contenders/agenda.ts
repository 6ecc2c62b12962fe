import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { MongoClient } from 'mongodb';
import { startServer } from '../../ingest/server-process.ts';
import { type Contender, nowMs } from './contender.ts';

const MAIN = fileURLToPath(new URL('../agenda/main.ts', import.meta.url));

/** Agenda on the same mongod, woken by its own change stream, acknowledged writes alike. */
export async function agendaContender(databaseUrl: string, receiverUrl: string): Promise<Contender> {
  const client = await new MongoClient(databaseUrl, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const jobs = client.db().collection('agendaJobs');
  const agenda = new Agenda({ backend: new MongoBackend({ mongo: client.db() }) });
  agenda.define('deliver', (_job, done) => done());
  await agenda.ready;
  return {
    name: 'Agenda',
    async preload(count) {
      const ids = Array.from({ length: count }, () => randomUUID());
      for (let done = 0; done < count; done += 100) {
        const batch = ids.slice(done, done + 100);
        await Promise.all(batch.map((id) => agenda.now('deliver', { id, url: receiverUrl })));
      }
    },
    start: () => startServer(MAIN, { DATABASE_URL: databaseUrl }),
    async submit() {
      const id = randomUUID();
      const atMs = nowMs();
      await agenda.now('deliver', { id, url: receiverUrl });
      return { id, atMs };
    },
    settled: () => jobs.countDocuments({ lastFinishedAt: { $type: 'date' } }),
    close: () => client.close(),
  };
}
