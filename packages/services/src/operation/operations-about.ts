import { listOperationsAbout, type OperationRecord } from '@genledger/db/repositories';
import type { LedgerContext } from '../context.ts';
import type { OperationKind } from './keep-operation.ts';

/** Kinds of which the words name single records. */
const OF_RECORDS: readonly OperationKind[] = [
  'execution-control',
  'event-replay',
  'definition-change',
  'quarantine-settlement',
];
const MOST = 50;

/** What somebody had done to a record by hand, or had it made by, newest first. @param id as records are named, 24 hexadecimal digits */
export function operationsAbout(
  { database }: Pick<LedgerContext, 'database'>,
  id: string,
): Promise<readonly OperationRecord[]> {
  return listOperationsAbout(database, OF_RECORDS, id, MOST);
}
