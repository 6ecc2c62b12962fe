import type { Brand } from '@genledger/domain/kernel';

/** The id of a path, already checked to be one of this ledger. */
export function pathId<Id extends Brand<string, string>>(text: string): Id {
  return text.toLowerCase() as Id;
}
