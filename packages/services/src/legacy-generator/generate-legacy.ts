import { type BulkLoader, openBulkLoader } from '@genledger/db/audit';
import { type Result, success } from '@genledger/domain/kernel';
import { type ServiceError, serviceError } from '../errors.ts';
import { type Generated, generateLegacyDocuments } from './generate.ts';
import type { Rates } from './rates.ts';
import { Tally } from './tally.ts';
import { openTruthFile, type TruthFile } from './truth-file.ts';

/** What database to make. */
export interface GenerateLegacyOptions {
  readonly databaseUrl: string;
  /** How many generations; cooks, casts, spells and tools come beside them. */
  readonly documents: number;
  readonly seed: number;
  readonly rates: Rates;
  /** Where the truth is written, NDJSON; nowhere where absent. */
  readonly truthFile?: string;
  /** Add to a database that has collections already. */
  readonly intoExisting: boolean;
  /** Ends early, between two batches. */
  readonly signal?: AbortSignal;
  /** Told after each batch how many generations are written. */
  readonly onProgress?: (written: number) => void;
}

/** What was made. */
export interface GeneratedLegacy {
  readonly seed: number;
  /** Documents by collection. */
  readonly collections: Readonly<Record<string, number>>;
  /** Documents by kind of rot. */
  readonly planted: Readonly<Record<string, number>>;
  /** Documents whose right form nobody can tell. */
  readonly undecidable: number;
  readonly isComplete: boolean;
}

const BATCH_DOCUMENTS = 1000;

async function writeBatch(
  loader: BulkLoader,
  truth: TruthFile | undefined,
  batch: readonly Generated[],
): Promise<void> {
  await loader.load(batch);
  await truth?.write(batch.flatMap((made) => made.truth ?? []));
}

async function writeAll(
  loader: BulkLoader,
  truth: TruthFile | undefined,
  options: GenerateLegacyOptions,
): Promise<GeneratedLegacy> {
  const { documents, seed, rates, signal, onProgress } = options;
  const tally = new Tally();
  let batch: Generated[] = [];
  const flush = async () => {
    await writeBatch(loader, truth, batch);
    for (const made of batch) tally.add(made);
    batch = [];
    onProgress?.(tally.generations);
  };
  for (const made of generateLegacyDocuments(documents, seed, rates)) {
    if (signal?.aborted) break;
    batch.push(made);
    if (batch.length === BATCH_DOCUMENTS) await flush();
  }
  if (batch.length > 0) await flush();
  const { collections, planted, undecidable } = tally;
  return { seed, collections, planted, undecidable, isComplete: !signal?.aborted };
}

/**
 * Makes a rotten database to try things on, with a truth file beside it. A database that has collections is refused, so that nobody
 * spoils a real one by mistake.
 */
export async function generateLegacy(
  options: GenerateLegacyOptions,
): Promise<Result<GeneratedLegacy, ServiceError>> {
  const loader = openBulkLoader(options.databaseUrl);
  try {
    const existing = await loader.collections();
    if (existing.length > 0 && !options.intoExisting) {
      const what = `The database has collections already (${existing.join(', ')}).`;
      return serviceError('invalid-input', `${what} Name an empty one, or add to it with --into-existing.`);
    }
    const truth = options.truthFile === undefined ? undefined : await openTruthFile(options.truthFile);
    try {
      return success(await writeAll(loader, truth, options));
    } finally {
      await truth?.close();
    }
  } finally {
    await loader.close();
  }
}
