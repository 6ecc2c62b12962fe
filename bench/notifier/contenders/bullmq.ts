import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { startServer } from '../../ingest/server-process.ts';
import { type Contender, nowMs } from './contender.ts';

const MAIN = fileURLToPath(new URL('../bullmq/main.ts', import.meta.url));

/** BullMQ on a Redis of its own, whose log is synced to disk with every write, as the others' journals are. */
export async function bullmqContender(redisPort: number, receiverUrl: string): Promise<Contender> {
  const connection = new Redis(redisPort, { maxRetriesPerRequest: null });
  const queue = new Queue('deliver', { connection });
  return {
    name: 'BullMQ',
    async preload(count) {
      for (let done = 0; done < count; done += 500) {
        const size = Math.min(500, count - done);
        const jobs = Array.from({ length: size }, () => ({
          name: 'deliver',
          data: { id: randomUUID(), url: receiverUrl },
        }));
        await queue.addBulk(jobs);
      }
    },
    start: () => startServer(MAIN, { REDIS_PORT: String(redisPort) }),
    async submit() {
      const id = randomUUID();
      const atMs = nowMs();
      await queue.add('deliver', { id, url: receiverUrl });
      return { id, atMs };
    },
    settled: () => queue.getCompletedCount(),
    async close() {
      await queue.close();
      // The queue leaves a connection that it was given open.
      connection.disconnect();
    },
  };
}
