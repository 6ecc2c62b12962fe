import type { components } from './generated/openapi.ts';

export type { paths } from './generated/openapi.ts';
export { createLedgerClient, type LedgerClient, type LedgerClientOptions, unwrap } from './ledger-client.ts';
export { AnswerError, isProblem, type Problem } from './problem.ts';

/** What the API speaks of, by name: `Schemas['Generation']`. */
export type Schemas = components['schemas'];
