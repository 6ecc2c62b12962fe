import { fileURLToPath } from 'node:url';
import type { Db } from 'mongodb';
import { REQUEST_PAYLOAD } from '../request-payload.ts';
import { WEBHOOK_PATH } from '../serve-webhook.ts';
import { startServer } from '../server-process.ts';
import type { Contender, PostLoad } from './contender.ts';

/** (b) Hono and Mongoose: `findOneAndUpdate` of the run's one document. */
export async function startMongoose(db: Db, databaseUrl: string, post: PostLoad): Promise<Contender> {
  const main = fileURLToPath(new URL('../mongoose/main.ts', import.meta.url));
  const { pid, port, stop } = await startServer(main, { DATABASE_URL: databaseUrl });
  return {
    name: 'mongoose',
    pid,
    appliesBeforeAnswer: true,
    async prepare(runIds) {
      const now = new Date();
      await db.collection('runs').insertMany(
        runIds.map((runId, index) => ({
          runId,
          accountId: `account-${index % 40}`,
          toolId: 'bench-image',
          requestPayload: REQUEST_PAYLOAD,
          status: 'pending',
          createdAt: now,
          updatedAt: now,
          __v: 0,
        })),
      );
    },
    load: (request) => post({ ...request, target: { port, path: WEBHOOK_PATH } }),
    stop,
  };
}
