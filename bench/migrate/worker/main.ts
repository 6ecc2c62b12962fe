/** Migrates a database once, as it is asked, and says what that took. Started by the bench; not by hand. */
import { openDatabase } from '@genledger/db/client';
import { runMigration } from '@genledger/services/migration';
import { answerRequests } from '../../shared/worker.ts';
import { benchContext } from '../migration-context.ts';
import type { MigrateFigures, MigrateRequest } from '../request.ts';
import { runScript } from './plain-script.ts';

const BATCH = 500;

interface Migrated {
  readonly documents: number;
  readonly generationsMs?: number;
}

/** The whole migration, contract included. */
async function migrate(url: string): Promise<Migrated> {
  const database = openDatabase({ url });
  let [began, ended] = [0, 0];
  const outcome = await runMigration(benchContext(database, url), {
    batch: BATCH,
    until: 'contract',
    signal: new AbortController().signal,
    onProgress({ step, done }) {
      if (step !== 'generations') return;
      if (done === 0 && began === 0) began = performance.now();
      // A second pass, over what was left undecided, counts too.
      else ended = performance.now();
    },
  });
  await database.close();
  return { documents: outcome.counts.upgraded, generationsMs: ended - began };
}

answerRequests<MigrateRequest, MigrateFigures>(async ({ how, url }) => {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const migrated: Migrated =
    how === 'genledger' ? await migrate(url) : { documents: await runScript(url, how === 'bulkWrite') };
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakMib = process.resourceUsage().maxRSS / 1024;
  const { documents, generationsMs = ms } = migrated;
  return { documents, ms, generationsMs, cpuMs: (user + system) / 1000, peakMib };
});
