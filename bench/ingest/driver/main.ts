import { MongoClient } from 'mongodb';
import { answerRequests } from '../../shared/worker.ts';
import { eventsOfRun } from '../bodies.ts';
import { inboxDocument } from '../inbox-document.ts';
import { closedLoop, type LoadRequest, type LoadResult } from '../load/load.ts';
import { interleave } from '../schedule.ts';

/** (a) The bare driver, without HTTP: each event is one journaled majority insert, and this process is its own load. */

const client = new MongoClient(process.env['DATABASE_URL'] ?? '', {
  writeConcern: { w: 'majority', journal: true },
});
const webhookEvents = client.db().collection('webhookEvents');

async function insert({ runIds, apart, connections }: LoadRequest): Promise<LoadResult> {
  await client.connect();
  const documents = interleave(runIds.map(eventsOfRun), apart).map(inboxDocument);
  return closedLoop(documents, connections, async (document) => {
    await webhookEvents.insertOne(document);
  });
}

answerRequests(insert);
