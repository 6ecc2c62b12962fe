import type { Caller } from '@genledger/services/api-key';

/** What middleware leaves for routes. */
export interface ApiVariables {
  requestId: string;
  caller: Caller;
}
