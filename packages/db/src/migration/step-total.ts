import type { Db } from 'mongodb';
import { PARENT_KINDS } from './aggregates.ts';
import type { Step } from './checkpoint.ts';
import { DEFINITIONS } from './definitions.ts';
import { EXECUTION_KINDS } from './executions.ts';
import { IS_OLD } from './old-documents.ts';

/** How many documents a step will go through, as far as can be told at its beginning; 0 for a step that handles none. */
export async function stepTotal(db: Db, step: Step): Promise<number> {
  const sum = async (counts: readonly Promise<number>[]) =>
    (await Promise.all(counts)).reduce((total, count) => total + count, 0);
  const countOld = (name: string) => db.collection(name).countDocuments(IS_OLD);
  switch (step) {
    case 'executions':
      return sum(EXECUTION_KINDS.map(({ from }) => countOld(from)));
    case 'generations':
      return countOld('generationOutputs');
    case 'merge':
      return db.collection('generationOutputs').estimatedDocumentCount();
    case 'aggregates':
      return sum(PARENT_KINDS.map(({ collection }) => db.collection(collection).estimatedDocumentCount()));
    case 'definitions':
      return sum(DEFINITIONS.map(countOld));
    case 'expand':
    case 'indexes':
    case 'contract':
    case 'done':
      return 0;
  }
}
