import { isUnavailable } from '@genledger/db/client';
import type { MigrationContext } from './migration-context.ts';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 500;

/**
 * Does work, and again while the database is away: a server that was killed and comes back does not end a migration.
 * @throws the database's error, once it has been away for two minutes
 */
export async function withPatience<Value>(
  { clock, wait, log }: Pick<MigrationContext, 'clock' | 'wait' | 'log'>,
  work: () => Promise<Value>,
): Promise<Value> {
  const startedMs = clock.now().getTime();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || clock.now().getTime() - startedMs > PATIENCE_MS) throw error;
      log.warn({ err: error }, 'the database is away; waiting for it');
      await wait(PAUSE_MS);
    }
  }
}
