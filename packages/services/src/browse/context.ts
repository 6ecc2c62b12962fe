import type { LedgerContext } from '../context.ts';

/** What looking at a database needs; it may be of any schema version. */
export type BrowseContext = Pick<LedgerContext, 'clock' | 'database' | 'secrets'>;
