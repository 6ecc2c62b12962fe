import { MongoClient } from 'mongodb';
import { inboxDocument } from '../inbox-document.ts';
import { serveWebhook } from '../serve-webhook.ts';

/** (a2) The same insert behind a minimal Hono handler, so that HTTP is on both sides. */

const client = new MongoClient(process.env['DATABASE_URL'] ?? '', {
  writeConcern: { w: 'majority', journal: true },
});
const webhookEvents = client.db().collection('webhookEvents');
await client.connect();

serveWebhook(async (body) => {
  const { run_id: runId, status } = JSON.parse(body);
  await webhookEvents.insertOne(inboxDocument({ runId, status, body }));
});
