import type { AuditFinding } from '@genledger/services/audit';
import type { Presentation } from '../../outcome/presentation.ts';
import { countOf } from '../count.ts';
import { type Column, table } from '../layout/table.ts';

/** Documents that one rule finds. */
export interface ListedDocuments {
  readonly rule: string;
  /** The first of them. */
  readonly listed: readonly AuditFinding[];
  readonly count: number;
  readonly isComplete: boolean;
}

const COLUMNS: readonly Column<AuditFinding>[] = [
  { title: 'ENVIRONMENT', value: ({ environment }) => environment, rank: 1 },
  { title: 'COLLECTION', value: ({ collection }) => collection },
  { title: 'ID', value: ({ id }) => id },
  { title: 'WHY', value: ({ why }) => why, minimum: 20 },
];

/** Presents the documents that a rule finds. */
export function presentDocuments({ rule, listed, count, isComplete }: ListedDocuments): Presentation {
  const data = listed.map(({ environment, collection, id, why }) => ({ environment, collection, id, why }));
  const more = count - listed.length;
  return {
    verdict: isComplete ? 'holds' : 'could-not-tell',
    json: { rule, count, isComplete, data },
    problems: isComplete ? [] : ['The audit ended early: there may be more.'],
    print: (screen) => ({
      body: listed.length === 0 ? `${rule} finds nothing.` : table(COLUMNS, listed, screen).text,
      notes: more > 0 ? [`${countOf(more, 'document')} more; --limit lists them.`] : [],
    }),
  };
}
