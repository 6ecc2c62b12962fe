import type { Rule } from '../rule.ts';

/** Rules about index. */
export const INDEX_RULES = [
  {
    id: 'index-missing',
    severity: 'major',
    title: 'Index missing',
    meaning: 'An index that a named query of the ledger needs is not there.',
    costOfIgnoring: 'The query reads the whole collection, slower every day.',
    repair: 'automatic',
    repairCommand: 'genledger migrate run',
  },
  {
    id: 'index-unused',
    severity: 'note',
    title: 'Index that nothing uses',
    meaning: 'The index is none of the ledger’s and served no query since the server started.',
    costOfIgnoring: 'Every write pays for it.',
    repair: 'reviewed',
  },
] as const satisfies readonly Rule[];
