import type { Database } from '@genledger/db/client';
import { insertOperation } from '@genledger/db/repositories';

/** Keeps that somebody had something done to each of some records. @param text stands where an operator writes */
export async function addOperations(
  database: Database,
  ids: readonly string[],
  text?: string,
): Promise<void> {
  const startedAt = new Date();
  for (const id of ids) {
    await insertOperation(database, {
      kind: 'execution-control',
      about: `${text ?? 'a pause'} of ${id}`,
      operator: text ?? 'anna@desk',
      why: text ?? 'too costly',
      startedAt,
      finishedAt: startedAt,
      outcome: text ?? 'asked for',
    });
  }
}
