import type { ClientSession } from 'mongodb';
import type { Database } from './database.ts';

/**
 * Runs writes that belong together: all of them, or none. Transient conflicts are retried by the driver, so `work` may run more
 * than once and must not keep state between runs.
 * @returns what the run that was committed returned, once a majority has it in its journal
 */
export async function inTransaction<Value>(
  database: Database,
  work: (session: ClientSession) => Promise<Value>,
): Promise<Value> {
  return database.client.withSession((session) =>
    session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
      maxCommitTimeMS: 10_000,
    }),
  );
}
