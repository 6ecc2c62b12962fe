import { type Brand, failure, parseExternalId, parseObjectId } from '@genledger/domain/kernel';
import type { Parser } from './parser.ts';

/** An id of this ledger. */
export function objectId<Id extends Brand<string, string>>(): Parser<Id> {
  return {
    parse(given) {
      const id = parseObjectId<Id>(given);
      return id.ok ? id : failure(id.error.message);
    },
  };
}

/** An id of another system. */
export function externalId<Id extends Brand<string, string>>(): Parser<Id> {
  return {
    parse(given) {
      const id = parseExternalId<Id>(given);
      return id.ok ? id : failure(id.error.message);
    },
  };
}
