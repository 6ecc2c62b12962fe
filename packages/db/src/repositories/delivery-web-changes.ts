import type { AccountId } from '@genledger/domain/kernel';
import type { Database } from '../client/database.ts';
import { type ChangeWatch, watchChanges } from './change-watch.ts';

/** Calls back with the account of each new web message, or with nothing where some may have been missed. */
export type OnWebMessage = (accountId: AccountId | undefined) => void;

const PIPELINE = [
  { $match: { operationType: 'insert' } },
  { $project: { operationType: 1, 'fullDocument.accountId': 1 } },
];

/** Watches messages being laid into the streams of accounts. */
export function watchWebMessages(database: Database, onMessage: OnWebMessage): ChangeWatch {
  return watchChanges(
    () => database.webMessages.watch(PIPELINE),
    (change) => {
      if (change.operationType !== 'insert') return;
      const { accountId }: { readonly accountId?: AccountId } = change.fullDocument;
      if (accountId !== undefined) onMessage(accountId);
    },
    () => onMessage(undefined),
  );
}
