import { fileURLToPath } from 'node:url';
import { openDatabase } from '@genledger/db/client';
import { applyMigrations } from '@genledger/db/migrations';
import type { Generation } from '@genledger/domain/generation';
import { startServer } from '../../ingest/server-process.ts';
import { completeGenerations, openGeneration } from './completions.ts';
import { CONCURRENCY, type Contender, nowMs, SECRET } from './contender.ts';

const MAIN = fileURLToPath(new URL('../../../apps/notifier/src/main.ts', import.meta.url));
const BATCH = 250;

/** The ledger's notifier as it is deployed: a process of its own, fed by completions of generations. */
export async function ledgerContender(databaseUrl: string, receiverUrl: string): Promise<Contender> {
  const database = openDatabase({ url: databaseUrl });
  await applyMigrations(databaseUrl, database.db.databaseName);
  const ready: Generation[] = [];
  let made = 0;

  async function openMany(count: number): Promise<void> {
    for (let done = 0; done < count; done += BATCH) {
      const size = Math.min(BATCH, count - done);
      const indexes = Array.from({ length: size }, () => made++);
      ready.push(
        ...(await Promise.all(indexes.map((index) => openGeneration(database, receiverUrl, index)))),
      );
    }
  }

  return {
    name: 'Genledger',
    async preload(count) {
      await openMany(count);
      while (ready.length > 0) await completeGenerations(database, ready.splice(0, BATCH));
    },
    async start() {
      // Opened beforehand: what is measured begins with the completion.
      await openMany(BATCH);
      return startServer(MAIN, {
        DATABASE_URL: databaseUrl,
        GENLEDGER_NOTIFIER_PORT: '0',
        GENLEDGER_NOTIFIER_CONCURRENCY: String(CONCURRENCY),
        GENLEDGER_ALLOW_PRIVATE_TARGETS: '1',
        GENLEDGER_DELIVERY_SECRET: SECRET,
        LOG_LEVEL: 'warn',
      });
    },
    async submit() {
      if (ready.length === 0) await openMany(1);
      const generation = ready.shift();
      if (generation === undefined) throw new Error('no generation is open');
      const atMs = nowMs();
      await completeGenerations(database, [generation]);
      return { id: generation.basis.id, atMs };
    },
    settled: () => database.generationOutputs.countDocuments({ deliveryStatus: 'sent' }),
    close: () => database.close(),
  };
}
