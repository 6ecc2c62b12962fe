import type { Database } from '@genledger/db/client';
import {
  readSealedFields,
  type SealedField,
  type SealedValue,
  writeSealedFields,
} from '@genledger/db/repositories';
import { mapSealed } from './map-sealed.ts';
import type { SealedSecret, SecretBox } from './secret-box.ts';
import { ORIGINAL_SECRET_USE, TARGET_SECRET_USE } from './uses.ts';

/** How secrets are sealed anew. */
export interface ResealOptions {
  /** Only counts. */
  readonly dryRun: boolean;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
  /** Told after each batch. */
  readonly onProgress?: (sums: Resealing) => void;
}

/** What became of the sealed secrets of a ledger. */
export interface Resealing {
  /** Sealed under the first key already. */
  readonly current: number;
  /** Sealed anew under it; with `dryRun`, those that would be. */
  readonly resealed: number;
  /** Sealed under a key that is not in use: left as they are. */
  readonly unreadable: number;
  /** False where it was stopped before the end. */
  readonly isComplete: boolean;
}

const BATCH = 200;

/** Everywhere that secrets lie sealed; what is in the trash is left alone, since it is put back byte for byte. */
const PLACES: readonly (SealedField & { readonly use: string })[] = [
  ...(['generationOutputs', 'cookExecutions', 'spellCasts', 'alerts'] as const).map(
    (collection) => ({ collection, field: 'notificationTarget', use: TARGET_SECRET_USE }) as const,
  ),
  ...(['generationOutputs', 'cookExecutions', 'spellCasts', 'cooks', 'spells'] as const).map(
    (collection) => ({ collection, field: 'legacy.sealed', use: ORIGINAL_SECRET_USE }) as const,
  ),
];

type Sums = { -readonly [Name in Exclude<keyof Resealing, 'isComplete'>]: Resealing[Name] };

/** Seals one secret anew where another key sealed it, and counts it. */
function resealOne(box: SecretBox, secret: SealedSecret, use: string, sums: Sums): SealedSecret {
  if (box.isCurrent(secret)) {
    sums.current += 1;
    return secret;
  }
  const opened = box.open(secret, use);
  if (opened === undefined) {
    sums.unreadable += 1;
    return secret;
  }
  sums.resealed += 1;
  return box.seal(opened, use);
}

/** The values of which a secret was sealed anew. */
function resealBatch(
  box: SecretBox,
  batch: readonly SealedValue[],
  use: string,
  sums: Sums,
): readonly SealedValue[] {
  return batch.flatMap(({ key, value }) => {
    const before = sums.resealed;
    const anew = mapSealed(value, (secret) => resealOne(box, secret, use, sums));
    return sums.resealed > before ? [{ key, value: anew }] : [];
  });
}

/**
 * Seals every secret of a ledger under the first key of a box, so that the others can be taken away. It may be stopped and run again, and
 * processes that know all of the keys work on meanwhile.
 */
export async function resealSecrets(
  database: Database,
  box: SecretBox,
  { dryRun, signal, onProgress }: ResealOptions,
): Promise<Resealing> {
  const sums: Sums = { current: 0, resealed: 0, unreadable: 0 };
  for (const place of PLACES) {
    let batch: readonly SealedValue[] = [];
    do {
      if (signal?.aborted) return { ...sums, isComplete: false };
      batch = await readSealedFields(database, place, batch.at(-1)?.key, BATCH);
      const anew = resealBatch(box, batch, place.use, sums);
      if (!dryRun) await writeSealedFields(database, place, anew);
      onProgress?.({ ...sums, isComplete: false });
    } while (batch.length === BATCH);
  }
  return { ...sums, isComplete: true };
}
