import { BSON } from 'mongodb';
import type { Database } from '../client/database.ts';
import { idOf } from './document-bytes.ts';
import { type Upgraded, type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import { type BatchOf, readAfter } from './old-documents.ts';

/** What would become of a batch, and how large the new documents are. */
export interface PreviewedBatch {
  readonly results: readonly Upgraded[];
  readonly upgradedBytes: number;
  readonly last?: unknown;
}

/** Works out what would become of a batch of generations, and writes nothing. */
export async function previewGenerations(
  database: Database,
  of: BatchOf & { readonly limit: number; readonly after?: unknown },
  rules: UpgradeRules,
): Promise<PreviewedBatch> {
  const fresh = await readAfter(database.db, 'generationOutputs', of);
  const results = await upgradeBatch(database.db, fresh, rules, 'old');
  const upgradedBytes = results.reduce(
    (sum, result) =>
      sum +
      (result.kind === 'upgraded' ? BSON.calculateObjectSize(result.document, { ignoreUndefined: true }) : 0),
    0,
  );
  const last = fresh.at(-1);
  return { results, upgradedBytes, ...(last && { last: idOf(last) }) };
}
