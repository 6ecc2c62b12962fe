import type { ClientSession, Db } from 'mongodb';
import { idKey, idOf } from './document-bytes.ts';
import { type Upgraded, type UpgradeRules, upgradeBatch } from './generation-batch.ts';
import { type BatchAfter, readAfter, readOld } from './old-documents.ts';
import { isRefusal } from './refusal.ts';

/** A batch of old generations that was read and worked out before the transaction that writes it. */
export interface PreparedBatch {
  /** After which document it begins. */
  readonly from: { readonly after?: unknown };
  readonly batch: readonly Buffer[];
  /** What becomes of each; absent where that could not be worked out, which the transaction tries again. */
  readonly results?: readonly Upgraded[];
  /** The id of the last document; absent where none was left. */
  readonly last?: unknown;
}

async function resultsOf(
  db: Db,
  batch: readonly Buffer[],
  rules: UpgradeRules,
): Promise<readonly Upgraded[] | undefined> {
  try {
    return await upgradeBatch(db, batch, rules, 'made');
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** Reads a batch and works out what becomes of it, while the one before it is still being written. */
export async function prepareGenerations(
  db: Db,
  of: BatchAfter,
  rules: UpgradeRules,
): Promise<PreparedBatch> {
  const batch = await readAfter(db, 'generationOutputs', of);
  const results = await resultsOf(db, batch, rules);
  const last = batch.at(-1);
  const from = of.after === undefined ? {} : { after: of.after };
  return { from, batch, ...(results && { results }), ...(last && { last: idOf(last) }) };
}

/**
 * What becomes of a prepared batch, by the documents as the transaction sees them: those that somebody changed since they were read are
 * worked out anew, those that somebody deleted or migrated are left out.
 */
export async function currentResults(
  db: Db,
  { batch, results }: PreparedBatch,
  rules: UpgradeRules,
  session: ClientSession,
): Promise<readonly Upgraded[]> {
  const prepared = new Map(batch.map((bytes, index) => [idKey(bytes), { bytes, result: results?.[index] }]));
  const now = await readOld(db, 'generationOutputs', { ids: batch.map(idOf) }, session);
  const changed: Buffer[] = [];
  const kept = now.flatMap((bytes) => {
    const before = prepared.get(idKey(bytes));
    if (before?.result !== undefined && before.bytes.equals(bytes)) return [before.result];
    changed.push(bytes);
    return [];
  });
  return changed.length === 0
    ? kept
    : [...kept, ...(await upgradeBatch(db, changed, rules, 'made', session))];
}
